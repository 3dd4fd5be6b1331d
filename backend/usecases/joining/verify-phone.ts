import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import { DuplicateKey } from '../../ports/document-database';
import type { PeopleDesk } from '../../ports/people-desk';
import type { PersonLists } from '../../ports/person-lists';
import type { PhoneHasher } from '../../ports/phone-hasher';
import type { NoPhoneNumber, PhoneNumbers } from '../../ports/phone-numbers';
import type { ProgramEditor } from '../../ports/program-editor';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';
import { promoterSubject } from '../promoters/read-person';
import { activePromoter, type NotActive } from '../sharing/active-promoter';
import { giveMarks } from './apply-lists';

export interface VerifyPhonePorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly promoters: PromoterStore;
  readonly editor: Pick<ProgramEditor, 'transaction'>;
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
 * A phone is one person's: while somebody else who is bound or suspended has it, it is refused, and his history says that
 * somebody asked. From somebody whose bond is over it passes on.
 *
 * Rejections: not-bound, promoter-suspended, agreement-not-accepted, before the code is spent; phone-code-used;
 * phone-not-bound; phone-taken.
 */
export async function verifyPhone(
  ports: VerifyPhonePorts,
  caller: { readonly openid: string },
  { code }: { readonly code: string },
): Promise<Outcome<{ readonly verifiedAtMs: number }, NotActive | NoPhoneNumber | 'phone-taken'>> {
  const me = await activePromoter(ports.promoters, await ports.settings.current(), caller.openid);
  if (!me.ok) return me;
  const number = await ports.phoneNumbers.numberOf(code, caller.openid);
  if (!number.ok) return number;
  const { promoter } = me.value;
  const phone = { phoneHash: ports.phones.hashOf(number.value), phoneVerifiedAtMs: ports.clock.nowMs() };
  if (!(await takePhone(ports, { promoter, openid: caller.openid }, phone))) return rejected('phone-taken');
  for (const { brandId } of await ports.promoters.listBrandsOf(promoter)) {
    await giveMarks(ports, { promoter, phoneHash: phone.phoneHash }, brandId);
  }
  return ok({ verifiedAtMs: phone.phoneVerifiedAtMs });
}

interface Taker {
  readonly promoter: string;
  readonly openid: string;
}

/** Looks before writing, and once more after: of two at the same moment the later writer sees the other and steps back. */
async function takePhone(
  ports: VerifyPhonePorts,
  taker: Taker,
  phone: { readonly phoneHash: string; readonly phoneVerifiedAtMs: number },
): Promise<boolean> {
  const { phoneHash } = phone;
  const others = await othersWith(ports, taker, phoneHash);
  if (await noteHolder(ports, taker, others)) return false;
  for (const { promoter } of others) await ports.promoters.forgetPhone(promoter, phoneHash);
  await ports.promoters.keepPhone(taker, phone);
  if (!(await noteHolder(ports, taker, await othersWith(ports, taker, phoneHash)))) return true;
  await ports.promoters.forgetPhone(taker.promoter, phoneHash);
  return false;
}

/** Somebody may have two rows of his own: the platform names him anew when he registers anew. */
async function othersWith(ports: VerifyPhonePorts, { promoter, openid }: Taker, phoneHash: string) {
  const all = await ports.promoters.listByPhones([phoneHash]);
  return all.filter((one) => one.promoter !== promoter && one.openid !== openid);
}

/** Whether one of these may keep the phone; it is written down once for each who asks. */
async function noteHolder(ports: VerifyPhonePorts, taker: Taker, others: readonly Promoter[]): Promise<boolean> {
  const holder = others.find(({ status }) => status !== 'unbound');
  if (!holder) return false;
  const entry = {
    id: `phone-taken|${holder.promoter}|${taker.promoter}`,
    ...{ atMs: ports.clock.nowMs(), openid: taker.openid, name: '手机号核对', action: 'verifyPhone', brandId: null },
    ...{ subject: promoterSubject(holder.promoter), before: null, after: null, request: '', answer: null },
    reason: '另一位推客想用他验证过的手机号,没有通过',
  };
  try {
    await ports.editor.transaction((edit) => edit.addEntry(entry));
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  return true;
}
