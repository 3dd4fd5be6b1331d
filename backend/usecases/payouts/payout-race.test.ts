import {
  openPayoutWorld,
  payoutFunctions,
  proveSameBooks,
  walletOfPromoter,
} from '../../../tests/support/payout-world';

const fifty = Array.from({ length: 50 }, (_, index) => index);

function codesOf(answers: readonly { readonly ok: boolean; readonly code?: string }[]): Record<string, number> {
  const codes: Record<string, number> = {};
  for (const { ok, code } of answers) {
    const name = ok ? 'reserved' : (code ?? '');
    codes[name] = (codes[name] ?? 0) + 1;
  }
  return codes;
}

it('of fifty at once on a wallet with money for ten, ten are reserved and forty told why not', async () => {
  const world = await openPayoutWorld({}, { wxwang: 10_000 });
  const instances = fifty.map(() => payoutFunctions(world));
  const ask = (index: number) => instances[index]?.request({ amountFen: 1_000, requestId: `request-${index}` });
  const answers = await Promise.all(fifty.map(async (index) => (await ask(index)) ?? { ok: false }));
  expect(codesOf(answers)).toEqual({ reserved: 10, 'above-balance': 40 });
  expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 0, payingFen: 10_000 });
  await proveSameBooks(world, ['wxwang']);
});

it('of fifty taps of one wish one is reserved, and all get its answer', async () => {
  const world = await openPayoutWorld({}, { wxwang: 10_000 });
  const instances = fifty.map(() => payoutFunctions(world));
  const answers = await Promise.all(instances.map((instance) => instance.request({ amountFen: 9_000 })));
  expect(codesOf(answers)).toEqual({ reserved: 50 });
  expect(new Set(answers.map((answer) => answer.ok && answer.value.payoutNo)).size).toBe(1);
  expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 1_000, payingFen: 9_000 });
});

it('of two runs that send at once one hands each payout over', async () => {
  const world = await openPayoutWorld({}, { wxwang: 10_000 });
  for (const index of [1, 2, 3, 4, 5]) await world.request({ amountFen: 1_000, requestId: `request-${index}` });
  const runs = await Promise.all([payoutFunctions(world).send(), payoutFunctions(world).send()]);
  expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(5);
  expect([world.provider.submits, world.provider.transfers.size]).toEqual([5, 5]);
});

it.each(['approve', 'decline'] as const)(
  'of two people who decide at once (%s and approve) one does',
  async (decision) => {
    const world = await openPayoutWorld({ settings: { automaticFen: 500 } });
    const asked = await world.request({ amountFen: 1_000 });
    const payoutNo = asked.ok ? asked.value.payoutNo : '';
    const answers = await Promise.all([
      payoutFunctions(world).decide(payoutNo, decision, { openid: 'o-one', name: '甲' }, 'one'),
      payoutFunctions(world).decide(payoutNo, 'approve', { openid: 'o-two', name: '乙' }, 'two'),
    ]);
    expect(codesOf(answers)).toEqual({ reserved: 1, 'payout-decided': 1 });
    await proveSameBooks(world, ['wxwang']);
  },
);

it('of a promoter who takes it back while it is handed over, one comes first', async () => {
  const world = await openPayoutWorld();
  const asked = await world.request({ amountFen: 1_000 });
  const payoutNo = asked.ok ? asked.value.payoutNo : '';
  await Promise.all([payoutFunctions(world).send(), payoutFunctions(world).cancel(payoutNo)]);
  const { availableFen, payingFen } = await walletOfPromoter(world.database);
  expect([availableFen, payingFen]).toEqual(world.provider.submits === 0 ? [10_000, 0] : [9_000, 1_000]);
  await proveSameBooks(world, ['wxwang']);
});
