import type { PayoutTeller } from '../payout-teller';
import type { PromoterId } from '../story-teller';

/** The whole way of one withdrawal: quote, request, 收款 on WeChat's sheet, callback, paid. */
export async function moneyInWechat(teller: PayoutTeller, promoter: PromoterId, amountFen: number): Promise<void> {
  const { story, narrator } = teller;
  narrator.chapter('提现到微信零钱', 'the money goes to WeChat');
  const before = await teller.platform();
  const { payoutNo } = await teller.request(promoter, amountFen);
  await teller.expectState(promoter, payoutNo, 'waiting');
  await story.expectWallet(promoter, { withdrawableFen: 0, payingFen: amountFen, paidFen: 0 });
  await teller.expectOneBill(payoutNo, 'WAIT_USER_CONFIRM');
  await teller.confirm(promoter, payoutNo);
  await teller.expectState(promoter, payoutNo, 'paid');
  await story.expectWallet(promoter, { withdrawableFen: 0, payingFen: 0, paidFen: amountFen });
  await teller.expectOneBill(payoutNo, 'SUCCESS');
  const after = await teller.platform();
  const paidFen = (before.balances.OPERATION ?? 0) - (after.balances.OPERATION ?? 0);
  narrator.check('商户账户少了这么多', paidFen, amountFen);
}
