import { areTimeSlots, type StepMark, type TimeSlot } from '../../../core/intake/intake-checklist';
import { accountTypesOf, findStep, type IntakeFlow, isTalentFlow } from '../../../core/intake/intake-flow';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { IntakeStore, IntakeSubject, MarkPlace } from '../../ports/intake-store';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { IntakePlatform } from '../../ports/sharing-platform';
import { firstOf } from '../sharing/first-of';
import type { Actor } from '../staff/audited-write';
import type { Reach } from '../staff/role-matrix';
import { type FoundSubject, findSubject } from './find-subject';

export interface MarkStepPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly platform: Pick<IntakePlatform, 'listPartnerTalents' | 'listLinkedAccounts'>;
  readonly intakes: IntakeStore;
}

export interface StepRequest {
  readonly subject: IntakeSubject;
  readonly flow: IntakeFlow;
  /** Where the flow is about a shop's linked accounts: which of them. */
  readonly linkedAccountId?: string | undefined;
  readonly step: string;
  /** False takes the mark back. */
  readonly isDone: boolean;
  readonly note?: string | undefined;
  /** Needed for the step `time-slots`. */
  readonly slots?: readonly TimeSlot[] | undefined;
}

export type MarkStepRefusal = 'shop-not-found' | 'talent-not-found' | 'step-not-markable' | 'terms-not-valid';

const mostSlots = 100;
const longestNote = 200;
const mostAccounts = 100;

/**
 * Notes that somebody says a step is done, or takes that back: who, when, and for time slots which. Only steps that the
 * platform does not tell can be marked, and the fee is agreed by writing it down (agreeFee).
 *
 * Rejections: shop-not-found, talent-not-found; step-not-markable for a step that the flow does not have or the platform
 * tells, or an account that the shop has not linked; terms-not-valid for time slots that are none.
 */
export async function markStep(
  ports: MarkStepPorts,
  actor: Actor,
  reach: Reach,
  request: StepRequest,
): Promise<Outcome<{ readonly isDone: boolean }, MarkStepRefusal>> {
  const planned = await planMark(ports, actor, reach, request);
  if (!planned.ok) return planned;
  await writeMark(ports, actor, request.subject, planned.value);
  return ok({ isDone: request.isDone });
}

/** A mark as it would be written; null takes it back. */
export interface PlannedMark {
  readonly place: MarkPlace;
  readonly mark: StepMark | null;
}

/** What markStep would write now, with its rejections; nothing is written. */
export async function planMark(
  ports: Omit<MarkStepPorts, 'intakes'>,
  actor: Actor,
  reach: Reach,
  request: StepRequest,
): Promise<Outcome<PlannedMark, MarkStepRefusal>> {
  const { subject, isDone, note = '', slots = [] } = request;
  const settings = await ports.settings.current();
  const found = await findSubject(ports.platform, settings, reach, subject);
  if (!found) return rejected('shopAppid' in subject ? 'shop-not-found' : 'talent-not-found');
  const place = await placeOf(ports, found, request);
  if (!place) return rejected('step-not-markable');
  if (!isDone) return ok({ place, mark: null });
  const wantsSlots = place.step === 'time-slots';
  if (wantsSlots && (slots.length > mostSlots || !areTimeSlots(slots))) return rejected('terms-not-valid');
  const mark = {
    by: actor.name,
    atMs: ports.clock.nowMs(),
    note: note.trim().slice(0, longestNote),
    slots: wantsSlots ? slots : [],
  };
  return ok({ place, mark });
}

/** Writes a planned mark down, or takes it back. */
export async function writeMark(
  { intakes }: Pick<MarkStepPorts, 'intakes'>,
  { openid }: Actor,
  subject: IntakeSubject,
  { place, mark }: PlannedMark,
): Promise<void> {
  if (mark === null) await intakes.removeMark(subject, place);
  else await intakes.keepMark(subject, { ...place, mark, openid });
}

async function placeOf(
  ports: Pick<MarkStepPorts, 'platform'>,
  found: FoundSubject,
  { flow, linkedAccountId, step }: StepRequest,
): Promise<MarkPlace | undefined> {
  const rule = findStep(flow, step);
  const isMarkable = rule?.endpoint === null && rule.step !== 'fee-agreed';
  if (!isMarkable || isTalentFlow(flow) !== (found.kind === 'talent')) return undefined;
  if (linkedAccountId === undefined) return { flow, linkedAccountId: null, step: rule.step };
  if (found.kind === 'talent') return undefined;
  const accounts = await firstOf(ports.platform.listLinkedAccounts(found.shop.shopAppid), mostAccounts);
  const isLinked =
    accounts.ok &&
    accounts.value.some(
      (one) => one.linkedAccountId === linkedAccountId && accountTypesOf[flow].includes(one.linkedAccountType),
    );
  return isLinked ? { flow, linkedAccountId, step: rule.step } : undefined;
}
