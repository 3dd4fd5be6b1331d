import { type Outcome, ok } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { PeopleDesk } from '../../ports/people-desk';
import type { PersonLists } from '../../ports/person-lists';
import type { PhoneHasher } from '../../ports/phone-hasher';
import type { NoPhoneNumber, PhoneNumbers } from '../../ports/phone-numbers';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import { activePromoter, type NotActive } from '../sharing/active-promoter';

export interface VerifyPhonePorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly promoters: PromoterStore;
  readonly phoneNumbers: PhoneNumbers;
  readonly phones: PhoneHasher;
  readonly lists: PersonLists;
  readonly people: Pick<PeopleDesk, 'markMember'>;
}

/**
 * Verifies a promoter's phone by the code that his own button gave. Only the hash is kept, under which lists know people;
 * a later number takes the place of the one before. Tags and stores that brands of his imported with that phone are his
 * from now on; groups that ask for a list or a phone see it when he joins.
 *
 * Rejections: not-bound, promoter-suspended, agreement-not-accepted, before the code is spent; phone-code-used;
 * phone-not-bound.
 */
export async function verifyPhone(
  ports: VerifyPhonePorts,
  caller: { readonly openid: string },
  { code }: { readonly code: string },
): Promise<Outcome<{ readonly verifiedAtMs: number }, NotActive | NoPhoneNumber>> {
  const me = await activePromoter(ports.promoters, await ports.settings.current(), caller.openid);
  if (!me.ok) return me;
  const number = await ports.phoneNumbers.numberOf(code, caller.openid);
  if (!number.ok) return number;
  const { promoter } = me.value;
  const phone = { phoneHash: ports.phones.hashOf(number.value), phoneVerifiedAtMs: ports.clock.nowMs() };
  await ports.promoters.keepPhone({ promoter, openid: caller.openid }, phone);
  for (const { brandId } of await ports.promoters.listBrandsOf(promoter)) {
    const marks = await ports.lists.marksOf(phone.phoneHash, brandId);
    if (marks.tags.length > 0 || marks.storeId !== null) await ports.people.markMember(brandId, promoter, marks);
  }
  return ok({ verifiedAtMs: phone.phoneVerifiedAtMs });
}
