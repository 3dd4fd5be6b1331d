import type { PayoutsInputs } from '../../../cloudfunctions/console/payouts-contract';
import type { PayoutTeller } from '../payout-teller';
import { decide, decider } from './approved-by-another';

const freeFen = 20_268;
const paid = { payingFen: 0, paidFen: 15_000 };

/** Two wishes that come to nothing before the pay platform knows of them: the money is free again, and nobody was paid. */
export async function moneyThatStays(teller: PayoutTeller): Promise<void> {
  await declined(teller);
  await neverArrived(teller);
}

async function declined(teller: PayoutTeller): Promise<void> {
  const { narrator, story } = teller;
  narrator.chapter('没有通过', 'it is declined');
  const { payoutNo } = await teller.request('wang-ayi', 10_000);
  await story.expectWallet('wang-ayi', { withdrawableFen: freeFen - 10_000, payingFen: 10_000 });
  narrator.check('陈会计没有通过', (await decide(teller, decider, payoutNo, 'decline')).ok, true);
  await teller.expectState('wang-ayi', payoutNo, 'cancelled');
  narrator.check('微信支付那边没有这一笔', await teller.billsOf(payoutNo), []);
  await story.expectWallet('wang-ayi', { withdrawableFen: freeFen, ...paid });
}

async function neverArrived(teller: PayoutTeller): Promise<void> {
  const { narrator, story, world } = teller;
  narrator.chapter('微信支付从来没有收到', 'it never reached the pay platform');
  await teller.fault('drop-before', '/transfer-bills');
  const { payoutNo } = await teller.request('wang-ayi', 2_000);
  await teller.expectState('wang-ayi', payoutNo, 'unknown');
  const input: PayoutsInputs['abandonPayout'] = {
    payoutNo,
    requestId: 'abandon-of-the-story',
    reason: '商户平台查不到这一笔',
  };
  const answer = await world.ask<{ state: string }>(decider, 'console', 'abandonPayout', input);
  narrator.check('一个人签字还不算数,要查过三次都没有', answer.value?.state, 'unknown');
  await story.expectWallet('wang-ayi', { withdrawableFen: freeFen - 2_000, payingFen: 2_000 });
  narrator.tell(
    '陈会计签字:不再发送,查实没有就退回。',
    'Accountant Chen signs: it is sent no more, and ends once proven lost.',
  );
  await teller.wait(180);
  await teller.expectState('wang-ayi', payoutNo, 'abandoned');
  narrator.check('微信支付那边还是没有', await teller.billsOf(payoutNo), []);
  await story.expectWallet('wang-ayi', { withdrawableFen: freeFen, ...paid });
}
