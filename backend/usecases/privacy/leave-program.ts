import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { PersonRecords } from '../../ports/person-records';
import type { PlatformPromoters } from '../../ports/platform/promoters';
import { type PlatformRefused, platformRefused } from '../sharing/platform-refused';
import { type FindPersonPorts, findPerson, type PersonCalling } from './find-person';

export interface LeaveProgramPorts extends FindPersonPorts {
  readonly clock: Clock;
  readonly records: PersonRecords;
  readonly bonds: Pick<PlatformPromoters, 'unbindPromoter'>;
}

/**
 * A promoter ends his part: the bond at the platform first, so that nothing more is booked for him by mistake, then his
 * memberships. What he has earned is paid as before, and he may join again.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_mmecpromoter_headsupplier_unbind_promoter
 *
 * Rejections: not-bound for somebody who never was a promoter here; platform-refused.
 */
export async function leaveProgram(
  ports: LeaveProgramPorts,
  caller: PersonCalling,
): Promise<Outcome<{ readonly leftAtMs: number }, 'not-bound' | PlatformRefused>> {
  const { me } = await findPerson(ports, caller);
  if (!me) return rejected('not-bound');
  const ended = await ports.bonds.unbindPromoter(me.promoter);
  if (!ended.ok) return platformRefused(ended);
  const leftAtMs = ports.clock.nowMs();
  await ports.records.leave(me.promoter, leftAtMs);
  return ok({ leftAtMs });
}
