import { type LedgerTransaction, ledgerTransaction } from '../../../core/ledger/ledger-transaction';
import { fen } from '../../../core/money/fen';
import type { PayoutRow } from '../../../core/payout/payout-row';
import { aPayout } from '../../../tests/support/builders/a-payout';
import { ledgerDocument } from '../../adapters/stores/ledger-document';
import { documentNoticeConsents } from '../../adapters/stores/notice-consents';
import { documentNoticeQueue } from '../../adapters/stores/notice-queue';
import { documentOutbox } from '../../adapters/stores/outbox-store';
import { payoutDocument } from '../../adapters/stores/payout-document';
import { documentWorkLease } from '../../adapters/stores/work-lease';
import type { TemplateMessage } from '../../ports/message-sender';
import { Outage } from '../../ports/outage';
import { programUnderTest, startMs } from '../sharing/program-under-test';
import { readNotices } from './read-notices';
import { runNotices } from './run-notices';

const promoter = 'wxsharerWang';
const account = (place: string) => `promoter/${promoter}/${place}` as const;
const plenty = () => 50_000;

async function noticesUnderTest() {
  const { ports, database, change, time, bind } = programUnderTest();
  await bind('oWang', promoter, '王阿姨');
  change.agency = { messageTemplates: { order: 'template-order', free: 'template-free', payout: 'template-payout' } };
  const sent: TemplateMessage[] = [];
  const platform = { answer: 'sent' as 'sent' | 'no-consent' | 'down' | { refused: string } };
  const sender = {
    async send(message: TemplateMessage) {
      if (platform.answer === 'down') throw new Outage('subscribeMessage.send', 'no answer', false);
      if (platform.answer === 'sent') sent.push(message);
      return platform.answer;
    },
  };
  const all = {
    ...ports,
    templates: { current: async () => (await ports.settings.current()).agency.messageTemplates ?? {} },
    queue: documentNoticeQueue(database),
    outbox: documentOutbox(database),
    consents: documentNoticeConsents(database),
    leases: documentWorkLease(database),
    sender,
  };
  const run = () => runNotices(all, plenty);
  await run();
  const book = (
    id: string,
    cause: LedgerTransaction['cause'],
    from: LedgerTransaction['postings'][0]['from'],
    to: typeof from,
  ) => {
    const postings = [{ from, to, amountFen: fen(3_860) }];
    const orderKey = cause.startsWith('ORDER') ? 'o1|s1' : null;
    const entry = ledgerTransaction({ id, cause, brandId: null, orderKey, postings, bookedAtMs: time.nowMs });
    return database.add('ledger', ledgerDocument(entry));
  };
  const order = (id: string) => book(id, 'ORDER_PAID', 'platform', account('frozen'));
  return { ports: all, database, change, time, sent, platform, run, book, order };
}

describe('notices of money', () => {
  it('say in the inbox what the ledger says, each once', async () => {
    const { ports, run, book, order } = await noticesUnderTest();
    await order('o1|s1|1');
    await book('o1|s1|2', 'DUE_DATED', account('frozen'), account('due/20250817'));
    await book('release|1', 'RELEASED', account('due/20250817'), account('available'));
    await book('o1|s1|3', 'ORDER_REFUNDED', account('available'), 'platform');
    await book('withdraw|1', 'WITHDRAWAL_RESERVED', account('available'), account('paying'));
    await book('withdraw|2', 'WITHDRAWAL_PAID', account('paying'), account('paid'));
    await book('withdraw|3', 'WITHDRAWAL_RETURNED', account('paid'), account('available'));
    expect(await run()).toMatchObject({ noted: 6 });
    expect(await run()).toMatchObject({ noted: 0 });
    const inbox = await readNotices(ports, 'oWang');
    expect(inbox.ok && inbox.value.notices.map(({ zh }) => zh).sort()).toEqual(
      [
        '有人从您的分享下单,38.60 元已记在您名下,冻结中。',
        '买家已收货,38.60 元从 8 月 17 日起可以提现。',
        '38.60 元可以提现了。',
        '买家退款,从您名下减去 38.60 元。',
        '提现的 38.60 元已到账。',
        '一笔提现没有成功,38.60 元已退回可提现。',
      ].sort(),
    );
  });

  it('begin with the first run: what was booked before it is no news', async () => {
    const { run, order, time } = await noticesUnderTest();
    time.nowMs -= 60_000;
    await order('o0|s1|1');
    time.nowMs += 60_000;
    expect(await run()).toMatchObject({ noted: 0 });
  });
});

describe('a payout that waits to be confirmed', () => {
  const dayMs = 24 * 3_600_000;
  const waits = (nowMs: number, changes: Partial<PayoutRow> = {}) => {
    const quote = { grossFen: fen(20_000), taxFen: fen(0), netFen: fen(20_000) };
    const confirm = { confirmPackage: 'package', byMs: nowMs + dayMs };
    return payoutDocument(aPayout({ promoter, state: 'waiting', stateSinceMs: nowMs, quote, confirm, ...changes }));
  };

  it('is told once, with the amount and until when, and the message opens it', async () => {
    const { ports, database, time, sent, run } = await noticesUnderTest();
    await ports.consents.grant('oWang', 'payout', 50);
    await database.put('payouts', waits(time.nowMs));
    expect(await run()).toEqual({ noted: 1, sent: 1 });
    expect(await run()).toEqual({ noted: 0 });
    const inbox = await readNotices(ports, 'oWang');
    expect(inbox.ok && inbox.value.notices).toMatchObject([
      {
        kind: 'PAYOUT_READY',
        zh: '200.00 元已备好,请您在 8 月 2 日 20:03 前点「收款」。过了时间,核对后会回到可提现。',
        about: { kind: 'payout', payoutNo: 'W1', netFen: 20_000 },
      },
    ]);
    expect(sent).toMatchObject([
      { templateId: 'template-payout', page: 'packages/money/withdraw/withdraw?id=W1', data: { amount3: '200.00元' } },
    ]);
  });

  it.each<[string, Partial<PayoutRow>]>([
    ['whose time is over', { confirm: { confirmPackage: 'package', byMs: startMs } }],
    ['that is called back', { cancelWish: { why: 'promoter', atMs: startMs } }],
    ['whose page is not known', { confirm: null }],
    ['that is under way', { state: 'transferring' }],
  ])('is not told %s', async (_label, changes) => {
    const { database, time, run } = await noticesUnderTest();
    await database.put('payouts', waits(time.nowMs, changes));
    expect(await run()).toEqual({ noted: 0 });
  });
});

describe('WeChat messages', () => {
  it('go out once for each consent, with what happened, when, and the amount', async () => {
    const { ports, sent, run, order } = await noticesUnderTest();
    await ports.consents.grant('oWang', 'order', 50);
    await order('o1|s1|1');
    await order('o2|s1|1');
    expect(await run()).toEqual({ noted: 2, sent: 1, 'no-consent': 1 });
    expect(await run()).toEqual({ noted: 0 });
    expect(sent).toEqual([
      {
        openid: 'oWang',
        templateId: 'template-order',
        page: 'packages/mine/notices/notices',
        data: { thing1: '有人从您的分享下单,38.60 元已记…', time2: '8 月 1 日 20:03', amount3: '38.60元' },
      },
    ]);
  });

  it.each([
    ['no-consent', 'no-consent'],
    [{ refused: '47003 argument invalid' }, 'refused'],
    ['down', 'unknown'],
  ] as const)('an answer %j is final', async (answer, outcome) => {
    const { ports, sent, platform, run, order } = await noticesUnderTest();
    await ports.consents.grant('oWang', 'order', 50);
    await ports.consents.grant('oWang', 'order', 50);
    await order('o1|s1|1');
    platform.answer = answer;
    expect(await run()).toEqual({ noted: 1, [outcome]: 1 });
    platform.answer = 'sent';
    expect(await run()).toEqual({ noted: 0 });
    expect(sent).toEqual([]);
    const left = answer === 'no-consent' ? 0 : 1;
    expect(await ports.consents.listOf('oWang')).toEqual([{ template: 'order', left }]);
  });

  it('are not sent, and nothing is touched, while no template is set', async () => {
    const { ports, change, sent, run, order, time } = await noticesUnderTest();
    change.agency = {};
    await ports.consents.grant('oWang', 'order', 50);
    await order('o1|s1|1');
    expect(await run()).toEqual({ noted: 1 });
    change.agency = { messageTemplates: { order: 'template-order' } };
    time.nowMs = startMs + 24 * 3_600_000 + 1;
    expect(await run()).toEqual({ noted: 0, 'too-old': 1 });
    expect(sent).toEqual([]);
  });

  it('two runs at a time send nothing twice', async () => {
    const { ports, sent, run, order } = await noticesUnderTest();
    for (const _one of [1, 2, 3]) await ports.consents.grant('oWang', 'order', 50);
    for (const n of [1, 2, 3]) await order(`o${n}|s1|1`);
    await Promise.all([run(), run(), run()]);
    expect(sent).toHaveLength(3);
  });
});
