import { yuan } from '../narrator';
import type { PayoutTeller } from '../payout-teller';
import type { PromoterId } from '../story-teller';

const promoter: PromoterId = 'wang-ayi';
const create = '/transfer-bills';

/** The net and the platform misbehave; the money arrives once. Aunt Wang withdraws 10.00 yuan five times. */
export async function troubleOnTheWay(teller: PayoutTeller): Promise<void> {
  await lostReply(teller);
  await callbackFirst(teller);
  await callbackTwice(teller);
  await forgedCallback(teller);
  await tooLittleMoney(teller);
  await teller.story.expectWallet(promoter, { payingFen: 0, paidFen: 5_000 });
}

async function lostReply(teller: PayoutTeller): Promise<void> {
  teller.narrator.chapter('微信支付收下了,答复却丢了', 'the platform took it in and its answer is lost');
  await teller.fault('drop-after', create);
  const { payoutNo } = await teller.request(promoter, 1_000);
  await teller.expectState(promoter, payoutNo, 'unknown');
  await teller.expectOneBill(payoutNo, 'WAIT_USER_CONFIRM');
  teller.narrator.tell('不知道结果就去问,绝不换号重发。', 'What is not known is asked, never sent under a new number.');
  await teller.wait(5);
  await teller.expectState(promoter, payoutNo, 'waiting');
  await teller.expectOneBill(payoutNo, 'WAIT_USER_CONFIRM');
  await paidOnce(teller, payoutNo);
}

async function callbackFirst(teller: PayoutTeller): Promise<void> {
  teller.narrator.chapter('通知比答复先到', 'the callback is faster than the answer');
  await teller.fault('callback-first', create);
  const { payoutNo } = await teller.request(promoter, 1_000);
  await teller.expectState(promoter, payoutNo, 'paid');
  await teller.expectOneBill(payoutNo, 'SUCCESS');
}

async function callbackTwice(teller: PayoutTeller): Promise<void> {
  const { narrator, world } = teller;
  narrator.chapter('通知来了两遍', 'the callback comes twice');
  const { payoutNo } = await teller.request(promoter, 1_000);
  await paidOnce(teller, payoutNo);
  const before = await world.earnings(promoter, 'wallet');
  await world.playPay('resend', { number: payoutNo });
  narrator.check(
    '第二遍也收下',
    (await callbacksOf(teller, payoutNo)).map(({ status }) => status),
    ['delivered', 'delivered'],
  );
  narrator.check('钱只到一次', await world.earnings(promoter, 'wallet'), before);
}

async function forgedCallback(teller: PayoutTeller): Promise<void> {
  const { narrator, world } = teller;
  narrator.chapter('有人伪造到账通知', 'somebody forges a callback');
  const { payoutNo } = await teller.request(promoter, 1_000);
  const body = { id: 'forged', event_type: 'MCHTRANSFER.BILL.FINISHED', resource: { ciphertext: 'AAAA' } };
  const answer = await fetch(world.running.addresses.payEventsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'wechatpay-timestamp': String(Math.floor(world.nowMs() / 1000)),
      'wechatpay-nonce': 'a-nonce-of-nobody',
      'wechatpay-serial': String(world.running.addresses.credentials.pay.PAY_PUBLIC_KEY_ID),
      'wechatpay-signature': Buffer.alloc(256, 1).toString('base64'),
    },
    body: JSON.stringify(body),
  });
  narrator.check('伪造的被拒收', answer.status, 401);
  await teller.expectState(promoter, payoutNo, 'waiting');
  await teller.fault('callback:bad-signature');
  await teller.confirm(promoter, payoutNo);
  const [first] = await callbacksOf(teller, payoutNo);
  narrator.check('签名被改过一位的也被拒收', first?.attempts[0]?.status, 401);
  narrator.check('没有相信它', (await teller.find(promoter, payoutNo)).state === 'paid', false);
  await teller.wait(2);
  await teller.expectState(promoter, payoutNo, 'paid');
  await teller.expectOneBill(payoutNo, 'SUCCESS');
}

async function tooLittleMoney(teller: PayoutTeller): Promise<void> {
  const { narrator, world } = teller;
  narrator.chapter('商户账户的钱不够', 'there is too little in the account');
  const heldFen = (await teller.platform()).balances.OPERATION ?? 0;
  await world.playPay('top-up', { amount: -heldFen });
  const { payoutNo } = await teller.request(promoter, 1_000);
  await teller.wait(1);
  const payout = await teller.expectState(promoter, payoutNo, 'unknown');
  narrator.check('推客看到的不是失败', payout.title.zh, '机构备款中');
  narrator.check('微信支付那边还没有这一笔', await teller.billsOf(payoutNo), []);
  await world.playPay('top-up', { amount: heldFen });
  narrator.tell(`机构充值 ${yuan(heldFen)} 元。`, `The agency tops up ${yuan(heldFen)} yuan.`);
  await teller.wait(15);
  await teller.expectState(promoter, payoutNo, 'waiting');
  await paidOnce(teller, payoutNo);
}

async function paidOnce(teller: PayoutTeller, payoutNo: string): Promise<void> {
  await teller.confirm(promoter, payoutNo);
  await teller.expectState(promoter, payoutNo, 'paid');
  await teller.expectOneBill(payoutNo, 'SUCCESS');
}

interface PlatformCallback {
  readonly number: string;
  readonly status: string;
  readonly attempts: readonly { readonly status: number | null }[];
}

async function callbacksOf(teller: PayoutTeller, payoutNo: string): Promise<PlatformCallback[]> {
  const { callbacks } = await teller.world.playPay<{ callbacks: PlatformCallback[] }>('callbacks', { newest: 50 });
  return callbacks.filter(({ number }) => number === payoutNo);
}
