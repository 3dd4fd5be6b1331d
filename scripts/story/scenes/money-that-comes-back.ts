import type { PayoutTeller } from '../payout-teller';
import { hourMs } from '../story-world';

/** Withdrawals that end without money in WeChat: all of it is free again. Sister Chen has 93.18 yuan. */
export async function moneyThatComesBack(teller: PayoutTeller): Promise<void> {
  await notConfirmed(teller);
  await takenBack(teller);
  await failed(teller);
}

async function notConfirmed(teller: PayoutTeller): Promise<void> {
  const { narrator, world, story } = teller;
  narrator.chapter('24 小时没点收款', 'nobody taps for 24 hours');
  const { payoutNo } = await teller.request('chen-jie', 2_000);
  await story.expectWallet('chen-jie', { withdrawableFen: 7_318, payingFen: 2_000 });
  await world.advance(23 * hourMs);
  const inbox = await world.call<{ notices: readonly { kind: string }[] }>('chen-jie', 'promoter', 'inbox');
  narrator.check(
    '两小时前提醒过',
    inbox.notices.some(({ kind }) => kind === 'PAYOUT_CONFIRM_SOON'),
    true,
  );
  await teller.expectState('chen-jie', payoutNo, 'waiting');
  await world.advance(3 * hourMs);
  await teller.expectState('chen-jie', payoutNo, 'expired');
  await teller.expectOneBill(payoutNo, 'FAIL');
  await story.expectWallet('chen-jie', { withdrawableFen: 9_318, payingFen: 0, paidFen: 0 });
}

async function takenBack(teller: PayoutTeller): Promise<void> {
  const { narrator, world, story } = teller;
  narrator.chapter('推客自己撤销', 'the promoter takes it back');
  const { payoutNo } = await teller.request('chen-jie', 2_000);
  await world.call('chen-jie', 'payout', 'cancel', { payoutNo });
  narrator.tell('陈姐点了撤销。', 'Sister Chen cancels.');
  await story.expectWallet('chen-jie', { withdrawableFen: 7_318, payingFen: 2_000 });
  await teller.wait(3);
  await teller.expectState('chen-jie', payoutNo, 'cancelled');
  await teller.expectOneBill(payoutNo, 'CANCELLED');
  await story.expectWallet('chen-jie', { withdrawableFen: 9_318, payingFen: 0, paidFen: 0 });
}

async function failed(teller: PayoutTeller): Promise<void> {
  const { narrator, world, story } = teller;
  narrator.chapter('微信支付说没成功,为什么', 'it fails, and why');
  const { payoutNo } = await teller.request('chen-jie', 2_000);
  await world.playPay('fail', { fail_reason: 'REAL_NAME_CHECK_FAIL', at: 'confirm' });
  await teller.confirm('chen-jie', payoutNo);
  const payout = await teller.expectState('chen-jie', payoutNo, 'failed');
  narrator.check('说得出原因', payout.sentence.zh.includes('实名'), true);
  await teller.expectOneBill(payoutNo, 'FAIL');
  await story.expectWallet('chen-jie', { withdrawableFen: 9_318, payingFen: 0, paidFen: 0 });
}

/** Goods come back while their money waits for Manager Li's tap: asked back, and free only once the platform said so. */
export async function refundWhileWaiting(teller: PayoutTeller, orderId: string): Promise<void> {
  const { narrator, world, story } = teller;
  narrator.chapter('等收款时退款', 'a refund while the money waits for his tap');
  await world.playPay('settings', { cancelSeconds: 600 });
  const { payoutNo } = await teller.request('li-dianzhang', 1_598);
  await world.play('refund', { order_id: orderId });
  narrator.tell('老水退了耙耙柑。', 'Lao Shui sends the mandarins back.');
  await teller.wait(2);
  await story.expectWallet('li-dianzhang', { withdrawableFen: 0, owedFen: 1_598, payingFen: 1_598 });
  await teller.wait(3);
  await teller.expectState('li-dianzhang', payoutNo, 'cancelling');
  await teller.expectOneBill(payoutNo, 'CANCELING');
  narrator.tell(
    '微信支付说撤销完成之前,钱还在付款中,欠款照样看得见。',
    'Until the platform has cancelled it the money stays where it is, and the debt shows.',
  );
  await story.expectWallet('li-dianzhang', { withdrawableFen: 0, owedFen: 1_598, payingFen: 1_598 });
  await teller.wait(75);
  await teller.expectState('li-dianzhang', payoutNo, 'cancelled');
  await teller.expectOneBill(payoutNo, 'CANCELLED');
  await story.expectWallet('li-dianzhang', { withdrawableFen: 0, owedFen: 0, payingFen: 0, paidFen: 3_860 });
  await world.playPay('settings', { cancelSeconds: 0 });
}
