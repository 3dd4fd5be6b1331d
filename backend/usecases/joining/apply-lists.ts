import type { PeopleDesk } from '../../ports/people-desk';
import type { PersonLists } from '../../ports/person-lists';
import type { Promoter } from '../../ports/promoter-store';
import { type JoinBrandPorts, joinBrand } from './join-brand';

export interface ApplyListsPorts extends JoinBrandPorts {
  readonly people: Pick<PeopleDesk, 'findMember' | 'markMember'>;
}

/**
 * Gives a member what his brand imported with the phone that he verified: tags, a store, and the group of an invite that
 * waits for the list. An invite that is over by now leads nowhere, and he stays where he is.
 */
export async function applyLists(
  ports: ApplyListsPorts,
  { promoter, openid, phoneHash }: Pick<Promoter, 'promoter' | 'openid' | 'phoneHash'>,
  brandId: string,
): Promise<void> {
  if (typeof phoneHash !== 'string' || openid === null) return;
  const member = await ports.people.findMember(brandId, promoter);
  if (member?.status !== 'active') return;
  await giveMarks(ports, { promoter, phoneHash }, brandId);
  if (typeof member.awaitedInvite === 'string')
    await joinBrand(ports, { openid }, { inviteToken: member.awaitedInvite });
}

/** Gives somebody the tags and the store that a brand imported with his phone; nothing where it imported none. */
export async function giveMarks(
  { lists, people }: { readonly lists: PersonLists; readonly people: Pick<PeopleDesk, 'markMember'> },
  { promoter, phoneHash }: { readonly promoter: string; readonly phoneHash: string },
  brandId: string,
): Promise<void> {
  const marks = await lists.marksOf(phoneHash, brandId);
  if (marks.tags.length > 0 || marks.storeId !== null) await people.markMember(brandId, promoter, marks);
}
