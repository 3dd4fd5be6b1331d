import { type Mutant, oneEdit } from './mutant';

const payouts = 'tests/simulation/withdrawals/interim-payouts.ts';

/** Faults in how money leaves. */
export const withdrawalMutants: readonly Mutant[] = [
  oneEdit(
    'the balance is checked outside the transaction',
    payouts,
    '    request: (wish) => database.transaction((documents) => reserve(documents, wish, clock.nowMs())),',
    `    async request(wish) {
      const early = await database.find('wallets', wish.promoter);
      return database.transaction((documents) => {
        const find = async (collection: string, id: string) => collection === 'wallets' ? early : documents.find(collection, id);
        return reserve({ ...documents, find }, wish, clock.nowMs());
      });
    },`,
  ),
  oneEdit(
    'a time-out is taken for a failure',
    payouts,
    '        if (mayGo) await unlessSilent(submit(number));',
    "        if (mayGo) await submit(number).catch(() => end(number, 'FAIL'));",
  ),
  oneEdit(
    'a payout gets a new number when it is sent again',
    payouts,
    '    if (!state) await submit(number);',
    `    if (state) return;
    const { promoter, amountFen } = payoutOf((await database.find('payouts', number)) as StoredDocument);
    await strand.call('pay.submit', () => pay.submit(number + 'R', promoter, amountFen));`,
  ),
  oneEdit(
    'the sweep is left out of a withdrawal',
    payouts,
    'releaseDue(wallet, today, nowMs)',
    'releaseDue(wallet, wallet.releasedThroughDay ?? ("" as never), nowMs)',
  ),
  oneEdit(
    'a block of payouts is overlooked',
    payouts,
    'payableFen(wallet, { today, nowMs })',
    'withdrawableFen(wallet, today)',
  ),
  oneEdit('a payout that failed is paid as well', payouts, "if (state !== 'SUCCESS')", "if (state === 'CANCELLED')"),
];
