import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PlatformRefused } from '../sharing/platform-refused';
import { platformRefused } from '../sharing/platform-refused';
import { findPerson, type PersonCalling } from './find-person';
import type { LeaveProgramPorts } from './leave-program';

/**
 * Erases who the caller is. Ledger, orders, payouts and declared tax stay, as the law wants, under the platform's name for
 * him, from which nothing here leads back to a person. While money is anywhere in his wallet, a payout is under way, or a
 * debt is open, nothing is erased: it could not be paid any more.
 *
 * Rejections: money-left; platform-refused, when the bond could not be ended.
 */
export async function eraseMe(
  ports: LeaveProgramPorts,
  caller: PersonCalling,
): Promise<Outcome<{ readonly erasedAtMs: number }, 'money-left' | PlatformRefused>> {
  const { person, me } = await findPerson(ports, caller);
  if (me) {
    if (await ports.records.hasMoney(me.promoter)) return rejected('money-left');
    const ended = await ports.bonds.unbindPromoter(me.promoter);
    if (!ended.ok) return platformRefused(ended);
  }
  const erasedAtMs = ports.clock.nowMs();
  await ports.records.erase(person, erasedAtMs);
  return ok({ erasedAtMs });
}
