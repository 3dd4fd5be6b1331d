import { taxMonthOf } from '../tax/new-tax-month';
import type { TaxMonthName, TaxRule } from '../tax/tax-month';
import { type BeijingDay, beijingDayOf } from '../time/beijing-day';
import type { Payout, PayoutState } from './payout';

/** Who looks after a payout next: a person who decides, the sender, the one who asks the provider, or nobody. */
export type PayoutWork = 'decide' | 'send' | 'look' | 'none';

/** Why a payout that was handed over already should be called back. */
export type CancelWhy = 'promoter' | 'refund' | 'debt' | 'blocked' | 'operator';

/** Why a payout ended before it was handed over. */
export type StopWhy = 'debt' | 'blocked' | 'paused' | 'payee';

/** What to do about a refusal that was not verified: see `PayTrouble`. */
export type TroubleClass = 'no-money' | 'too-often' | 'setup' | 'parameters' | 'no-answer';

/** Who pays, as the provider knows him: what a notification must agree with, and what the phone needs to confirm. */
export interface Payer {
  readonly merchantId: string;
  readonly appId: string;
}

export interface Decision {
  readonly openid: string;
  readonly name: string;
  readonly atMs: number;
  readonly reason: string;
}

/** One exchange about a payout: what was asked (or told by itself), and what was said. */
export interface Attempt {
  readonly atMs: number;
  readonly source: 'submit' | 'query' | 'cancel' | 'notification';
  /** `sent` before the call that hands it over, else the kind of the answer, with the provider's own word. */
  readonly said: string;
}

/** Under which scene of the pay platform it is transferred, with exactly the fields that this scene reports. */
export interface PayoutScene {
  readonly sceneId: string;
  readonly reportInfos: readonly { readonly infoType: string; readonly infoContent: string }[];
  readonly perception: string | null;
}

/** A payout with everything that the next step depends on. Amounts in whole fen, moments in epoch ms. */
export interface PayoutRow extends Payout {
  readonly taxRule: TaxRule;
  /** The month in which its tax is reserved. */
  readonly taxMonth: TaxMonthName;
  /** The Beijing day on which it counts against the promoter's daily limit. */
  readonly requestedDay: BeijingDay;
  /** What the payee reads. */
  readonly remark: string;
  /** As at the request, so that a re-send says the same; null leaves it to the provider. */
  readonly scene: PayoutScene | null;
  /** Whom it goes to, encrypted as at the request; null where the openid is enough. */
  readonly sealedPayee: string | null;
  readonly work: PayoutWork;
  /** When to look after it next; null while a person has to decide and when it is over. */
  readonly nextLookAtMs: number | null;
  readonly stateSinceMs: number;
  /** How often it was asked about since the state changed. */
  readonly looks: number;
  /** How often it was handed over, always under its own number. */
  readonly sends: number;
  readonly firstSentAtMs: number | null;
  /** The Beijing day of the first sending, on which it counts against the agency's daily limit. */
  readonly sentDay: BeijingDay | null;
  readonly payer: Payer | null;
  readonly providerNo: string | null;
  /** What opens the page on which the promoter confirms (null: not known here), and until when. */
  readonly confirm: { readonly confirmPackage: string | null; readonly byMs: number } | null;
  readonly remindedAtMs: number | null;
  /** Queries since the last sending that did not find it. */
  readonly absence: { readonly count: number; readonly firstAtMs: number; readonly lastAtMs: number } | null;
  readonly trouble: { readonly class: TroubleClass; readonly code: string } | null;
  /** Wished for, not done: only the provider's verified word ends a payout that was handed over. */
  readonly cancelWish: { readonly why: CancelWhy; readonly atMs: number } | null;
  /** An operator takes it for lost: it is sent no more, and ends once that is proven. */
  readonly signOff: Decision | null;
  readonly decision: Decision | null;
  /** Why it ended: the provider's own word, or ours. */
  readonly endReason: string | null;
  readonly paid: {
    readonly atMs: number;
    readonly month: TaxMonthName;
    readonly netFen: number;
    readonly taxFen: number;
  } | null;
  /** The newest notifications that were applied: the same one comes more than once. */
  readonly appliedEvents: readonly string[];
  /** The newest exchanges, oldest first. */
  readonly attempts: readonly Attempt[];
}

export type NewPayout = Pick<
  Payout,
  'payoutNo' | 'promoter' | 'openid' | 'requestId' | 'route' | 'payeeKind' | 'quote'
> & {
  readonly taxRule: TaxRule;
  readonly remark: string;
  readonly scene: PayoutScene | null;
  readonly sealedPayee: string | null;
  readonly needsApproval: boolean;
  readonly nowMs: number;
};

/**
 * A payout at its first moment. Its money is reserved in the same transaction whether or not somebody has to approve it:
 * `requested` is reserved and waits for approval.
 */
export function newPayoutRow({ needsApproval, nowMs, ...parts }: NewPayout): PayoutRow {
  return {
    ...parts,
    state: needsApproval ? 'requested' : 'reserved',
    work: needsApproval ? 'decide' : 'send',
    nextLookAtMs: needsApproval ? null : nowMs,
    revision: 1,
    requestedAtMs: nowMs,
    updatedAtMs: nowMs,
    stateSinceMs: nowMs,
    taxMonth: taxMonthOf(nowMs),
    requestedDay: beijingDayOf(nowMs),
    looks: 0,
    sends: 0,
    firstSentAtMs: null,
    sentDay: null,
    payer: null,
    providerNo: null,
    confirm: null,
    remindedAtMs: null,
    absence: null,
    trouble: null,
    cancelWish: null,
    signOff: null,
    decision: null,
    endReason: null,
    paid: null,
    appliedEvents: [],
    attempts: [],
  };
}

const endStates: readonly PayoutState[] = ['paid', 'failed', 'cancelled', 'expired', 'returned', 'abandoned'];

/** Whether nothing is done about it any more. Only `paid` can still change, into `returned`. */
export function isOver(state: PayoutState): boolean {
  return endStates.includes(state);
}

/** Whether the provider may know of it, and nothing final is known. */
export function isHandedOver(state: PayoutState): boolean {
  return !isOver(state) && state !== 'requested' && state !== 'reserved';
}
