import type { CallFault } from '../schedule/strand';

export const promoters = ['wxwang', 'wxchen', 'wxli', 'wxvip', 'wxplat'] as const;
export type PromoterName = (typeof promoters)[number];

/** What the platform and the timers set going. */
export type MachinesDeed =
  /** A push for an order's state; the same push again is the same event. */
  | { readonly kind: 'push'; readonly order: number; readonly state: number }
  /** The detail as it was at an earlier state reaches the books late. */
  | { readonly kind: 'late-reading'; readonly order: number; readonly state: number }
  | { readonly kind: 'look'; readonly order: number }
  | { readonly kind: 'inbox' | 'release' | 'sync' | 'clues' | 'reconcile' };

/** What a promoter does about his money, and what follows. */
export type MoneyDeed =
  | { readonly kind: 'send-payouts' }
  | { readonly kind: 'settle-payouts' }
  /** `part` of what he may withdraw; 'too-much' is more than that. */
  | {
      readonly kind: 'withdraw';
      readonly promoter: PromoterName;
      readonly part: 'all' | 'half' | 'too-much';
      readonly wish: string;
    };

/** What people with a role decide. A wish that is asked for again is the same wish. */
export type PersonsDeed =
  | { readonly kind: 'hold' | 'unhold'; readonly order: number; readonly wish: string }
  | { readonly kind: 'block' | 'unblock'; readonly promoter: PromoterName; readonly wish: string }
  | { readonly kind: 'give'; readonly order: number; readonly to: PromoterName; readonly wish: string }
  | { readonly kind: 'adjust'; readonly promoter: PromoterName; readonly amountFen: number; readonly wish: string }
  | { readonly kind: 'decide'; readonly approves: boolean; readonly wish: string };

/** Something that somebody does at a moment. */
export type Deed =
  | { readonly by: 'machine'; readonly deed: MachinesDeed }
  | { readonly by: 'money'; readonly deed: MoneyDeed }
  | { readonly by: 'person'; readonly deed: PersonsDeed };

export interface Happening {
  readonly id: string;
  readonly atMs: number;
  readonly deed: Deed;
  readonly faults: readonly CallFault[];
}
