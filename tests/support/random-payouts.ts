import fc from 'fast-check';
import { requestedAtMs } from './builders/a-payout';
import type { CallFault } from './crashing-database';
import type { PayFault } from './fake-pay-provider';

export const promoters = ['wxwang', 'wxchen'] as const;

/** What somebody does. Payouts are named by their place in the order of their numbers. */
export type PayoutDeed =
  | { readonly kind: 'request'; readonly promoter: number; readonly amountFen: number; readonly wish: number }
  | { readonly kind: 'send' | 'settle' | 'unblock' | 'resume' }
  | PayoutDeedOnOne
  | { readonly kind: 'notify'; readonly notification: number }
  | { readonly kind: 'refund'; readonly promoter: number; readonly amountFen: number }
  | { readonly kind: 'block' | 'call-back'; readonly promoter: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'wait'; readonly ms: number };

export interface PayoutDeedOnOne {
  /** `arrive`: the promoter confirms and the platform finishes. */
  readonly kind:
    | 'cancel'
    | 'confirm'
    | 'arrive'
    | 'finish'
    | 'fail'
    | 'bank-returns'
    | 'abandon'
    | 'approve'
    | 'decline';
  readonly payout: number;
}

/** A deed, and what goes wrong while it is done. */
export interface PayoutPlay {
  readonly deed: PayoutDeed;
  readonly fault: CallFault | undefined;
  readonly payFaults: readonly (PayFault | undefined)[];
}

const which = fc.nat(11);
const who = fc.nat(1);

const someDeed: fc.Arbitrary<PayoutDeed> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('request' as const),
      promoter: who,
      // From the smallest one to those of which tax is withheld, and which somebody has to approve.
      amountFen: fc.constantFrom(10, 20_000, 79_999, 99_000, 180_000, 240_000),
      wish: fc.nat(4),
    }),
  },
  { weight: 8, arbitrary: fc.constant({ kind: 'send' } as const) },
  { weight: 4, arbitrary: fc.constant({ kind: 'settle' } as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'cancel' as const,
        'confirm' as const,
        'finish' as const,
        'fail' as const,
        'abandon' as const,
      ),
      payout: which,
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('confirm' as const, 'arrive' as const), payout: which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('bank-returns' as const), payout: which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('approve' as const, 'decline' as const), payout: which }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('notify' as const), notification: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      promoter: who,
      amountFen: fc.constantFrom(10_000, 60_000, 180_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('block' as const, 'call-back' as const), promoter: who }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'unblock' } as const, { kind: 'pause' } as const, { kind: 'resume' } as const),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1_000, 6_000, 40_000, 150_000, 700_000, 4_000_000, 80_000_000, 90_000_000),
    }),
  },
);

const someFault: fc.Arbitrary<CallFault | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record({
      atCall: fc.integer({ min: 1, max: 9 }),
      when: fc.constantFrom('before' as const, 'after' as const),
      kind: fc.constantFrom('process-dies' as const, 'answer-lost' as const),
    }),
  },
);

const somePayFault = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<PayFault>('lost-on-the-way', 'answer-lost', 'no-money', 'too-often'),
  },
);

const somePlay: fc.Arbitrary<PayoutPlay> = fc.record({
  deed: someDeed,
  fault: someFault,
  payFaults: fc.array(somePayFault, { maxLength: 2 }),
});

/** Rounds in which each few things happen at once, and how they take turns at the database. */
export const somePayoutScript = fc.record({
  rounds: fc.array(fc.array(somePlay, { minLength: 1, maxLength: 4 }), { minLength: 6, maxLength: 30 }),
  turns: fc.array(fc.nat(3), { minLength: 11, maxLength: 11 }),
  /** Whether the platform is heard in the end before it is asked. */
  isHeardFirst: fc.boolean(),
  // At noon of 27 August, on the evening of the 31st, and four minutes before September in Beijing.
  startsAtMs: fc.constantFrom(requestedAtMs, Date.UTC(2026, 7, 31, 13), Date.UTC(2026, 7, 31, 15, 56)),
});

export type PayoutScript = typeof somePayoutScript extends fc.Arbitrary<infer T> ? T : never;
