import type { OverviewView } from '../../cloudfunctions/earnings/contract';
import { dayBarsView } from '../../miniprogram/components/day-bars/day-bars.view';
import { earningsView } from '../../miniprogram/pages/earnings/earnings.view';
import { failure } from '../../miniprogram/services/answer';
import {
  at,
  blockedOverview,
  indebtedOverview,
  largestOverview,
  newOverview,
  payerName,
  platformOverview,
  usualOverview,
} from '../phone/usual-overview';

const nowMs = at('2026-08-20T12:00:00');
const view = (value: OverviewView) => earningsView({ ok: true, value }, nowMs);

describe('the earnings page', () => {
  it('shows the money by place, what it can do, and who pays', () => {
    expect(view(usualOverview)).toMatchObject({
      phase: 'ready',
      withdrawableFen: 12_840,
      frozenFen: 2100,
      owedFen: 0,
      paidFen: 20_000,
      payer: `由「${payerName}」结算`,
      notices: [],
      isNew: false,
      actionName: '提现 128.40 元',
    });
  });

  it('says of all that comes next when, why and how many', () => {
    expect(view(usualOverview).next).toEqual([
      { key: 0, lead: '8 月 27 日 周四', note: '已收货、已结算,0:00 起可提现', amountFen: 3860, count: '1 笔' },
      { key: 1, lead: '约 9 月 3 日 周四', note: '买家已收货,等满期和平台结算', amountFen: 3860, count: '1 笔' },
      { key: 2, lead: '等买家收货', note: '收货满期后的第二天起可以提现', amountFen: 2100, count: '2 笔' },
      { key: 3, lead: '等平台结算', note: '已满期,结算后的第二天可以提现,不用您操作', amountFen: 3860, count: '1 笔' },
    ]);
    const [first, second] = view(largestOverview).next;
    expect(first?.lead).toBe('2027 年 1 月 3 日 周日');
    expect(second).toMatchObject({ lead: '更早的订单', count: '' });
  });

  it('shows at most six of them and leads to the others', () => {
    const [one] = usualOverview.next;
    const next = Array.from({ length: 7 }, () => one as NonNullable<typeof one>);
    expect(view({ ...usualOverview, next })).toMatchObject({ hasMoreNext: true, next: { length: 6 } });
    expect(view(usualOverview).hasMoreNext).toBe(false);
  });

  it.each<[string, OverviewView, string, string]>([
    ['a debt', indebtedOverview, 'owed', '有一笔提现过的订单退款了,要扣回 12.00 元。会从以后的佣金里抵扣,不用您转账。'],
    ['a block', blockedOverview, 'todo', '128.40 元暂停提现到 8 月 28 日 12:00,钱还在您名下。原因请问商家。'],
    [
      'payment by the platform',
      platformOverview,
      'todo',
      '现在的订单由微信小店平台直接结算给您,近 30 天 250.00 元,在微信里查看,不在这里提现。',
    ],
  ])('says what %s means, and offers nothing to withdraw', (_label, value, tone, text) => {
    expect(view(value)).toMatchObject({ actionName: '' });
    expect(view(value).notices).toContainEqual({ tone, text });
  });

  it('says what is being checked', () => {
    expect(view(blockedOverview).notices[1]?.text).toBe('38.60 元正在核查,核查完会通知您。');
  });

  it('leads somebody without any commission to the shelf, but nobody whom the platform pays', () => {
    expect(view(newOverview)).toMatchObject({ isNew: true, actionName: '' });
    expect(view(platformOverview)).toMatchObject({ isNew: false, payer: '' });
  });

  it.each([
    ['a visitor', failure('not-bound'), 'empty'],
    ['no connection', failure('no-connection'), 'failed'],
    ['an outage', failure('try-again', '机器有点忙。'), 'failed'],
  ])('shows no amounts with %s', (_label, answer, phase) => {
    const { sentence, ...shown } = earningsView(answer, nowMs);
    expect(shown).toMatchObject({ phase, withdrawableFen: 0, days: [], payer: '', actionName: '' });
    expect(sentence).not.toBe('');
  });
});

describe('bars by the day', () => {
  const day = (name: string, inFen: number | null, outFen: number | null = 0) => ({ day: name, inFen, outFen });

  it('grow from zero to the highest, whose value is written beside it', () => {
    const days = [day('20260801', 0), day('20260802', 3860), day('20260803', 7720), day('20260804', 1)];
    expect(dayBarsView(days, 7720, nowMs)).toMatchObject({
      bars: [{ heightPercent: 0 }, { heightPercent: 50 }, { heightPercent: 100 }, { heightPercent: 0 }],
      axis: ['8/1', '8/2', '8/4'],
      highestText: '77.20 元',
      highestStyle: 'text-align:center',
      isEmpty: false,
    });
    expect(dayBarsView(days, 7720, nowMs).bars[1]).toMatchObject({ dayText: '8 月 2 日 周日', amountText: '38.60 元' });
  });

  it('are a table as well, the newest day first, with what was taken back', () => {
    const { rows } = dayBarsView(
      [day('20260801', 3860), day('20260802', 0, 1200), day('20260803', null, null)],
      3860,
      nowMs,
    );
    expect(rows.map(({ text, inText, outText }) => [text, inText, outText])).toEqual([
      ['8 月 3 日 周一', '—', '退回 —'],
      ['8 月 2 日 周日', '0.00 元', '退回 12.00 元'],
      ['8 月 1 日 周六', '38.60 元', ''],
    ]);
  });

  it('without any income are none', () => {
    expect(dayBarsView([], 0, nowMs)).toMatchObject({ bars: [], axis: [], highestText: '', isEmpty: true });
  });
});
