import type { PlatformMoney } from './payout-teller';

interface ExportedPayouts {
  readonly payouts: readonly { readonly _id: string; readonly openid: string; readonly state: string }[];
  readonly wallets: readonly Readonly<Record<string, unknown>>[];
  readonly promoters: readonly { readonly _id: string; readonly openid?: string }[];
}

export interface PayoutsProof {
  readonly paidFen: number;
  /** Payouts and transfers of which one side says something else than the other. */
  readonly stateDifferences: readonly string[];
  /** Promoters of whom our books say another sum paid than the platform. */
  readonly paidDifferences: readonly string[];
}

/** How a transfer of the platform ends in our books. */
const endings: Readonly<Record<string, readonly string[]>> = {
  SUCCESS: ['paid'],
  FAIL: ['failed', 'expired'],
  CANCELLED: ['cancelled'],
};

/** Compares our books with the platform's, number by number and person by person. No tax was withheld in the story. */
export function provePayouts(
  { payouts, wallets, promoters }: ExportedPayouts,
  { bills }: Pick<PlatformMoney, 'bills'>,
): PayoutsProof {
  const states = new Map(payouts.map(({ _id, state }) => [_id, state]));
  const known = new Set(bills.map((bill) => bill.out_bill_no));
  const stateDifferences = [
    ...bills
      .filter((bill) => !endings[bill.state]?.includes(states.get(bill.out_bill_no) ?? ''))
      .map((bill) => `${bill.out_bill_no}: books ${states.get(bill.out_bill_no)}, platform ${bill.state}`),
    // What never reached the platform cannot have been paid.
    ...payouts
      .filter(({ _id, state }) => !known.has(_id) && !['cancelled', 'abandoned'].includes(state))
      .map(({ _id, state }) => `${_id}: books ${state}, platform nothing`),
  ];
  const paidBy = new Map<string, number>();
  for (const { openid, amount, state } of bills) {
    if (state === 'SUCCESS') paidBy.set(openid, (paidBy.get(openid) ?? 0) + amount);
  }
  const openids = new Map(promoters.map(({ _id, openid }) => [_id, openid ?? '']));
  const paidDifferences = wallets
    .map((wallet) => ({ openid: openids.get(String(wallet._id)) ?? '', paidFen: Number(wallet.paidFen) }))
    .filter(({ openid, paidFen }) => paidFen !== (paidBy.get(openid) ?? 0))
    .map(({ openid, paidFen }) => `${openid}: books ${paidFen}, platform ${paidBy.get(openid) ?? 0}`);
  const paidFen = [...paidBy.values()].reduce((sum, amountFen) => sum + amountFen, 0);
  return { paidFen, stateDifferences, paidDifferences };
}
