import { type NoticeTemplate, noticeTemplates } from '../../../core/notices/notice-template';
import type { DocumentDatabase } from '../../ports/document-database';
import type { NoticeConsents } from '../../ports/notice-consents';

/** Consents over documents: person and kind make the id, and every change is one compare-and-set. */
export function documentNoticeConsents(database: DocumentDatabase): NoticeConsents {
  const idOf = (openid: string, template: NoticeTemplate) => `${openid}|${template}`;
  return {
    async listOf(openid) {
      const where = { openid };
      const documents = await database.list('notice_consents', { where, limit: noticeTemplates.length });
      return documents.map(({ template, left }) => ({ template: template as NoticeTemplate, left: Number(left) }));
    },
    async grant(openid, template, most) {
      const _id = idOf(openid, template);
      if ((await database.add('notice_consents', { _id, openid, template, left: 1 })) === 'added') return;
      await database.updateWhere('notice_consents', { _id, left: { lt: most } }, { increment: { left: 1 } });
    },
    async use(openid, template) {
      const where = { _id: idOf(openid, template), left: { gt: 0 } };
      return (await database.updateWhere('notice_consents', where, { increment: { left: -1 } })) === 1;
    },
    async forget(openid, template) {
      await database.update('notice_consents', idOf(openid, template), { set: { left: 0 } });
    },
  };
}
