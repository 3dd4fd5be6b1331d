import type { ContentPartner, ContentPartners } from '../../ports/content-partners';
import type { DocumentDatabase } from '../../ports/document-database';

function partnerId(talentAppid: string): string {
  return `talent|${talentAppid}`;
}

/** Talents as rows of their own among the contents. */
export function documentContentPartners(database: DocumentDatabase): ContentPartners {
  return {
    async find(talentAppid) {
      const document = await database.find('contents', partnerId(talentAppid));
      if (!document) return undefined;
      const { nickname, isPartner, windowCancelledAtMs } = document as unknown as ContentPartner;
      return { talentAppid, nickname, isPartner, windowCancelledAtMs };
    },
    async save(partner) {
      const { talentAppid, ...set } = partner;
      const _id = partnerId(talentAppid);
      if (await database.update('contents', _id, { set })) return;
      await database.add('contents', { _id, talentAppid, ...set });
    },
  };
}
