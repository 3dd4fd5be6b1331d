import { type Mutant, oneEdit } from './mutant';

const requestPayout = 'backend/usecases/payouts/request-payout.ts';
const sendPayouts = 'backend/usecases/payouts/send-payouts.ts';
const payoutStore = 'backend/adapters/stores/payout-store.ts';
const payoutEntry = 'core/payout/payout-entry.ts';

/** Faults in how money leaves. */
export const withdrawalMutants: readonly Mutant[] = [
  oneEdit(
    'the balance is checked outside the transaction',
    requestPayout,
    '    ports.payouts.transaction((payouts) => reserveIn(payouts, asked, previous), limits);',
    `    ports.payouts.findWallet(asked.promoter).then((early) =>
      ports.payouts.transaction(
        (payouts) => reserveIn({ ...payouts, findWallet: async () => early }, asked, previous),
        limits,
      ),
    );`,
  ),
  oneEdit(
    'a time-out is taken for a failure',
    sendPayouts,
    "  await stepPayout(ports, row, { kind: 'said', source: 'submit', word: wordOf(answer) });",
    `  const failed = { kind: 'failed', providerNo: '', reason: 'TIMEOUT' } as const;
  const word = answer.kind === 'no-answer' ? failed : wordOf(answer);
  await stepPayout(ports, row, { kind: 'said', source: 'submit', word });`,
  ),
  oneEdit(
    'a payout gets a new number when it is sent again',
    sendPayouts,
    'const order = { payoutNo, netFen:',
    "const order = { payoutNo: row.sends > 0 ? payoutNo + 'R' : payoutNo, netFen:",
  ),
  oneEdit(
    'the sweep is left out of a withdrawal',
    requestPayout,
    'releaseDue(wallet, beijingDayOf(atMs), atMs)',
    'releaseDue(wallet, wallet.releasedThroughDay ?? ("" as never), atMs)',
  ),
  oneEdit(
    'a block of payouts is overlooked',
    'core/payout/judge-request.ts',
    "  if (payoutsBlockAt(wallet, nowMs)) return rejected('payouts-blocked');",
    '',
  ),
  oneEdit(
    'a payout that failed leaves the wallet as it is',
    payoutStore,
    '    async moveInWallet(promoter, postings, unused) {',
    '    async moveInWallet(promoter, postings, unused) {\n      if (unused !== null) return;',
  ),
  oneEdit(
    'what failed is booked as paid',
    payoutEntry,
    "  return to === 'paid' ? 'pay' : 'give-back';",
    "  return to === 'paid' ? 'give-back' : 'give-back';",
  ),
  oneEdit(
    'what another wrote in between is overwritten',
    payoutStore,
    '{ _id, revision: row.revision - 1 }',
    '{ _id }',
  ),
];
