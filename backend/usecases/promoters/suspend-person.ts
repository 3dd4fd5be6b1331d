import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { PeopleDesk } from '../../ports/people-desk';
import type { PlatformPromoters } from '../../ports/platform/promoters';
import type { Promoter } from '../../ports/promoter-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { promoterSubject } from './read-person';

export interface StandingPorts {
  readonly clock: Clock;
  readonly people: Pick<PeopleDesk, 'transaction'>;
  readonly platform: Pick<PlatformPromoters, 'findBoundPromoter' | 'unbindPromoter'>;
}

export interface StandingRequest {
  /** From which brand's page it was asked; the standing itself holds everywhere. */
  readonly brandId: string;
  readonly promoter: string;
  readonly requestId: string;
  /** Of a suspension the promoter reads it himself. */
  readonly reason: string;
}

export interface StandingView {
  readonly status: Promoter['status'];
}

type Refusal = 'person-not-found' | 'reason-missing' | 'changed-meanwhile' | 'platform-refused' | 'request-id-taken';

const shortestReason = 4;

/**
 * Stops somebody's sharing: his links lead to the thing without him from now on, and he can make none. What he earned
 * stays his and is paid; locks that run are the platform's and cannot be moved. He reads the reason.
 *
 * Rejections: person-not-found; reason-missing; changed-meanwhile for who is suspended already; request-id-taken.
 */
export function suspendPerson(
  ports: StandingPorts,
  actor: Actor,
  request: StandingRequest,
): Promise<Outcome<StandingView, Refusal>> {
  const { reason } = request;
  return changeStanding(ports, actor, 'suspendPerson', request, async ({ status }) => {
    if ([...reason.trim()].length < shortestReason) return rejected('reason-missing');
    return status === 'suspended'
      ? rejected('changed-meanwhile')
      : ok({ status: 'suspended', suspendedReason: reason });
  });
}

/**
 * Takes a suspension back. Whether he is still bound is the platform's word.
 *
 * Rejections: person-not-found; changed-meanwhile for who is not suspended; platform-refused; request-id-taken. Errors: Outage.
 */
export async function resumePerson(
  ports: StandingPorts,
  actor: Actor,
  request: StandingRequest,
): Promise<Outcome<StandingView, Refusal>> {
  const bond = await ports.platform.findBoundPromoter({ promoter: request.promoter });
  return changeStanding(ports, actor, 'resumePerson', request, async ({ status }) => {
    if (status !== 'suspended') return rejected('changed-meanwhile');
    if (!bond.ok) return rejected('platform-refused', bond.detail);
    return ok({ status: bond.value === null ? 'unbound' : 'bound', suspendedReason: null });
  });
}

/**
 * Ends somebody's bond with the agency at the platform. It is written down first and done then: when the second is lost,
 * the same request does it. What he earned is still paid.
 *
 * Rejections: person-not-found; platform-refused; request-id-taken. Errors: Outage.
 */
export async function unbindPerson(
  ports: StandingPorts,
  actor: Actor,
  request: StandingRequest,
): Promise<Outcome<StandingView, Refusal>> {
  const written = await changeStanding(ports, actor, 'unbindPerson', request, async () =>
    ok({ status: 'unbound', suspendedReason: null }),
  );
  if (!written.ok) return written;
  const told = await ports.platform.unbindPromoter(request.promoter);
  return told.ok ? written : rejected('platform-refused', told.detail);
}

function changeStanding(
  ports: StandingPorts,
  actor: Actor,
  action: string,
  request: StandingRequest,
  judge: (
    promoter: Promoter,
  ) => Promise<Outcome<{ readonly status: Promoter['status']; readonly suspendedReason: string | null }, Refusal>>,
): Promise<Outcome<StandingView, Refusal>> {
  const { brandId, promoter, requestId, reason } = request;
  const audited = { action, brandId, requestId, reason, asked: request };
  return auditedChange(ports.people, ports.clock, actor, audited, async (edit) => {
    const known = await edit.findPromoter(promoter);
    const member = await edit.findMember(brandId, promoter);
    if (!known || !member) return rejected('person-not-found');
    const judged = await judge(known);
    if (!judged.ok) return judged;
    await edit.writeStanding(promoter, judged.value);
    const before = { status: known.status, suspendedReason: known.suspendedReason ?? null };
    const { status } = judged.value;
    return ok({ subject: promoterSubject(promoter), before, after: judged.value, answer: { status } });
  });
}
