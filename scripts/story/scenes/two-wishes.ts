import type { PayoutTeller } from '../payout-teller';

/** Two taps on two phones at the same moment, and money for one: one wins, the other reads why. 93.18 yuan are there. */
export async function twoAtOnce(teller: PayoutTeller): Promise<void> {
  const { narrator, story } = teller;
  narrator.chapter('两台手机同时提现,钱只够一笔', 'two wishes at once and money for one');
  const answers = await Promise.all([teller.ask('chen-jie', 6_000), teller.ask('chen-jie', 6_000)]);
  narrator.check('一笔成,一笔余额不足', answers.map(({ code }) => code ?? 'ok').sort(), ['above-balance', 'ok']);
  await story.expectWallet('chen-jie', { withdrawableFen: 3_318, payingFen: 6_000 });
  const winner = answers.find(({ ok }) => ok)?.value;
  if (!winner) throw new Error('nobody won');
  const { payoutNo } = await teller.handedOver('chen-jie', winner);
  await teller.confirm('chen-jie', payoutNo);
  await teller.expectState('chen-jie', payoutNo, 'paid');
  await story.expectWallet('chen-jie', { withdrawableFen: 3_318, payingFen: 0, paidFen: 6_000 });
}
