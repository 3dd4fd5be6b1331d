import type { PayoutState } from './payout';
import type { FactName } from './payout-fact';

/** Why a fact that a person or our own code brings has no place in a state. */
export type FactRefusal =
  /** Somebody decided already, or nobody has to. */
  | 'already-decided'
  /** It was handed over: only the provider's word changes it now. */
  | 'already-sent'
  | 'not-approved'
  | 'too-late'
  | 'payout-over'
  /** The provider knows it, or was not asked yet. */
  | 'not-lost';

/**
 * What a fact does in a state: the next state (which may be the same one), or nothing at all (`late`: an answer that
 * newer ones have overtaken), or an alarm (`conflict`: we and the provider disagree), or a named refusal.
 */
export type Transition = PayoutState | 'late' | 'conflict' | FactRefusal;

type Row = Readonly<Record<FactName, Transition>>;

const beforeSent = {
  accepted: 'conflict',
  'needs-confirm': 'conflict',
  transferring: 'conflict',
  cancelling: 'conflict',
  paid: 'conflict',
  failed: 'conflict',
  overdue: 'conflict',
  cancelled: 'conflict',
  returned: 'conflict',
  'not-found': 'late',
  refused: 'late',
  'no-answer': 'late',
  'signed-off': 'not-lost',
} as const;

const decided = { approved: 'already-decided', declined: 'already-decided' } as const;

/** Whatever is known, a verified end ends it. Returned without having been seen paid gives the money back as well. */
const verified = {
  paid: 'paid',
  failed: 'failed',
  overdue: 'expired',
  cancelled: 'cancelled',
  returned: 'returned',
} as const;

const over = {
  ...decided,
  stopped: 'payout-over',
  'cancel-asked': 'payout-over',
  sent: 'payout-over',
  'signed-off': 'payout-over',
  accepted: 'late',
  'needs-confirm': 'late',
  transferring: 'late',
  cancelling: 'late',
  'not-found': 'late',
  refused: 'late',
  'no-answer': 'late',
} as const;

/**
 * Every transition there is. A state that ended absorbs everything: the same word again is nothing, another end is an
 * alarm and moves no money; only `paid` may turn into `returned`.
 */
export const payoutTransitions: Readonly<Record<PayoutState, Row>> = {
  requested: {
    ...beforeSent,
    approved: 'reserved',
    declined: 'cancelled',
    stopped: 'cancelled',
    'cancel-asked': 'cancelled',
    sent: 'not-approved',
  },
  reserved: { ...beforeSent, ...decided, stopped: 'cancelled', 'cancel-asked': 'cancelled', sent: 'sent' },
  sent: {
    ...decided,
    ...verified,
    stopped: 'already-sent',
    'cancel-asked': 'sent',
    sent: 'sent',
    accepted: 'sent',
    'needs-confirm': 'waiting',
    transferring: 'transferring',
    cancelling: 'cancelling',
    'not-found': 'unknown',
    refused: 'unknown',
    'no-answer': 'unknown',
    'signed-off': 'not-lost',
  },
  unknown: {
    ...decided,
    ...verified,
    stopped: 'already-sent',
    'cancel-asked': 'unknown',
    sent: 'sent',
    accepted: 'sent',
    'needs-confirm': 'waiting',
    transferring: 'transferring',
    cancelling: 'cancelling',
    'not-found': 'unknown',
    refused: 'unknown',
    'no-answer': 'unknown',
    'signed-off': 'abandoned',
  },
  waiting: {
    ...decided,
    ...verified,
    stopped: 'already-sent',
    'cancel-asked': 'waiting',
    sent: 'waiting',
    accepted: 'waiting',
    'needs-confirm': 'waiting',
    transferring: 'transferring',
    cancelling: 'cancelling',
    'not-found': 'waiting',
    refused: 'waiting',
    'no-answer': 'waiting',
    'signed-off': 'not-lost',
  },
  transferring: {
    ...decided,
    ...verified,
    stopped: 'already-sent',
    'cancel-asked': 'too-late',
    sent: 'too-late',
    accepted: 'transferring',
    'needs-confirm': 'transferring',
    transferring: 'transferring',
    cancelling: 'cancelling',
    'not-found': 'transferring',
    refused: 'transferring',
    'no-answer': 'transferring',
    'signed-off': 'not-lost',
  },
  cancelling: {
    ...decided,
    ...verified,
    stopped: 'already-sent',
    'cancel-asked': 'cancelling',
    sent: 'too-late',
    accepted: 'cancelling',
    'needs-confirm': 'cancelling',
    transferring: 'transferring',
    cancelling: 'cancelling',
    'not-found': 'cancelling',
    refused: 'cancelling',
    'no-answer': 'cancelling',
    'signed-off': 'not-lost',
  },
  paid: {
    ...over,
    paid: 'late',
    failed: 'conflict',
    overdue: 'conflict',
    cancelled: 'conflict',
    returned: 'returned',
  },
  failed: {
    ...over,
    paid: 'conflict',
    failed: 'late',
    overdue: 'late',
    cancelled: 'conflict',
    returned: 'conflict',
  },
  cancelled: {
    ...over,
    paid: 'conflict',
    failed: 'conflict',
    overdue: 'conflict',
    cancelled: 'late',
    returned: 'conflict',
  },
  expired: {
    ...over,
    paid: 'conflict',
    failed: 'late',
    overdue: 'late',
    cancelled: 'conflict',
    returned: 'conflict',
  },
  returned: {
    ...over,
    paid: 'late',
    failed: 'conflict',
    overdue: 'conflict',
    cancelled: 'conflict',
    returned: 'late',
  },
  abandoned: {
    ...over,
    accepted: 'conflict',
    'needs-confirm': 'conflict',
    transferring: 'conflict',
    cancelling: 'conflict',
    paid: 'conflict',
    failed: 'late',
    overdue: 'late',
    cancelled: 'late',
    returned: 'conflict',
  },
};
