import type { NoticesView } from '../../cloudfunctions/console/agency-contract';
import type { PayoutSettingsFields } from '../../cloudfunctions/console/payout-settings-contract';
import type { PayoutDetailView } from '../../cloudfunctions/console/payouts-contract';
import { partsFor } from '../../miniprogram/packages/console/books/books.view';
import {
  emptyForm,
  type ListedRow,
  markQuestion,
  outcomesOf,
  statedBy,
} from '../../miniprogram/packages/console/components/mark-row/mark-row.view';
import { listPane } from '../../miniprogram/packages/console/components/pay-list-pane/pay-list-pane.view';
import { payoutPane } from '../../miniprogram/packages/console/components/payout-pane/payout-pane.view';
import { settingsPane } from '../../miniprogram/packages/console/components/payout-settings/payout-settings.view';
import {
  changedLines,
  formOf,
  raisesLimits,
  typedSettings,
} from '../../miniprogram/packages/console/components/payout-settings/settings-form.view';
import { noticeRows, targetOfNotice } from '../../miniprogram/packages/console/payouts/payout-notices.view';
import { at } from '../phone/usual-overview';
import { aPayout } from '../support/builders/a-payout';

const nowMs = at('2026-08-20T12:00:00');
const row: ListedRow = {
  ...{ payoutNo: 'W2026080001', promoter: 'wxwang', payeeKind: 'person', netFen: 20_000, grossFen: 20_000 },
  ...{ realName: '王*', account: '**** 0128', bankName: '农业银行', state: 'listed', invoiceNumber: null },
  ...{ reference: null, paidAtMs: null, failReason: null, markedBy: null },
  hasEvidence: false,
};
const text = { zh: '', en: '' };
const texts = { title: text, sentence: text, next: null, stuck: null, part: 'trouble', entries: [], paidAtMs: null };
const list = {
  ...({ listId: 'bank-12345678', route: 'bank', state: 'approved', rowCount: 1, totalFen: 20_000 } as const),
  ...{ contentHash: 'h', madeBy: '小财', madeAtMs: nowMs, approvedBy: '老板', approvedAtMs: nowMs },
};

it('a payout tells what was said about it in words, and what the code of a refusal means', () => {
  const stored = aPayout({
    state: 'unknown',
    trouble: { class: 'setup', code: 'NO_AUTH' },
    attempts: [
      { atMs: nowMs, source: 'submit', said: 'refused NO_AUTH' },
      { atMs: nowMs, source: 'query', said: 'not-found' },
    ],
  });
  const zh = '产品没有开通。';
  const value = { ...stored, ...texts, ...stored.quote, providerCode: { code: 'NO_AUTH', zh, en: '' } };
  const pane = payoutPane({ ok: true, value: value as unknown as PayoutDetailView }, true);
  expect(pane.attempts.map(({ text }) => text)).toEqual(['交给付款方:没有受理 NO_AUTH', '查询:查无此单']);
  expect(pane.facts).toEqual(
    expect.arrayContaining([
      { name: '付款方的代码', value: 'NO_AUTH' },
      { name: '代码的意思', value: zh },
    ]),
  );
});

describe('the result of one payment of a list', () => {
  const form = { ...emptyForm('listed', nowMs), amount: '200', reference: 'B1 ', fileName: '回单.png' };

  it('is paid or failed while it is open, a return once it is paid, and nothing afterwards', () => {
    const left = (['listed', 'paid', 'failed', 'returned'] as const).map((state) => outcomesOf(state));
    expect(left.map((outcomes) => outcomes.map(({ value }) => value))).toEqual([
      ['paid', 'failed'],
      ['returned'],
      [],
      [],
    ]);
  });

  it('is what the evidence says, to the fen and to the Beijing minute', () => {
    expect(statedBy({ ...form, day: '2026-08-19', time: '09:05' })).toEqual({
      ...{ ok: true, stated: { reference: 'B1', paidFen: 20_000, paidAtMs: at('2026-08-19T09:05:00') } },
    });
    expect(statedBy({ ...form, outcome: 'failed', failReason: ' 户名不符 ' })).toEqual({
      ...{ ok: true, stated: { reference: 'B1', outcome: 'failed', failReason: '户名不符' } },
    });
  });

  it.each([
    [{ fileName: '' }, '请选付款的凭证'],
    [{ amount: '' }, '凭证上的金额:请输入金额。'],
    [{ amount: '2oo' }, '凭证上的金额:金额只能是数字'],
    [{ reference: ' ' }, '请填银行或支付宝的流水号'],
    [{ outcome: 'failed', failReason: '错' } as const, '请写明银行给的原因'],
  ])('%j is asked for before anything is uploaded', (change, words) => {
    const stated = statedBy({ ...form, ...change });
    expect(stated.ok ? '' : stated.sentence).toContain(words);
  });

  it('is asked about with what was typed, and says that it stays', () => {
    const paid = markQuestion(row, { ...form, amount: '199.50', day: '2026-08-19', time: '09:05' });
    expect(paid).toMatchObject({ yes: '登记 199.50 元' });
    expect(paid.lines[0]).toBe('付给 王* **** 0128 199.50 元 · 8 月 19 日 09:05 · 流水号 B1');
    expect(paid.lines[1]).toContain('不能撤销');
    const returned = markQuestion(row, { ...form, outcome: 'returned', failReason: '账户已销户', reference: '' });
    expect(returned.lines).toEqual([
      '付给 王* **** 0128 200.00 元',
      '推客会读到:账户已销户',
      '钱回到推客的可提现。登记以后不能撤销,要再付须推客重新申请。',
    ]);
  });
});

describe('a list', () => {
  const shown = (change: { isApprovedByMe?: boolean; mayMarkAloneFromMs?: number | null; row?: Partial<ListedRow> }) =>
    listPane(
      {
        ok: true,
        value: {
          list: { ...list, mayMarkAloneFromMs: change.mayMarkAloneFromMs ?? null },
          ...{ rows: [{ ...row, ...change.row }], openRows: 1, isApprovedByMe: change.isApprovedByMe ?? false },
        },
      },
      true,
      nowMs,
    );

  it.each([
    ['a colleague’s', {}, '登记结果'],
    ['my own approval', { isApprovedByMe: true }, ''],
    ['my own, while I wait alone', { isApprovedByMe: true, mayMarkAloneFromMs: nowMs + 1 }, ''],
    ['my own, after the wait', { isApprovedByMe: true, mayMarkAloneFromMs: nowMs }, '登记结果'],
    ['paid', { row: { state: 'paid' } }, '银行退回了'],
    ['failed', { row: { state: 'failed' } }, ''],
  ] as const)('%s: what may be stated', (_label, change, mark) => {
    expect(shown(change).rows[0]?.mark).toBe(mark);
  });

  it('names the invoice of a business, which may be looked at', () => {
    expect(shown({ row: { invoiceNumber: '263120' } }).rows[0]).toMatchObject({
      ...{ note: '农业银行 · 还没有结果 · 发票 263120', hasInvoice: true },
    });
    expect(shown({}).rows[0]).toMatchObject({ hasInvoice: false });
  });

  it('says who states results, and what was stated', () => {
    expect(shown({ isApprovedByMe: true }).words).toContain('您通过了这张清单,结果要由另一位同事登记。');
    const paid = { state: 'paid', paidAtMs: nowMs, reference: 'B1', markedBy: '小财' } as const;
    expect(shown({ row: paid }).rows[0]?.note).toBe(
      '农业银行 · ● 已到账 · 8 月 20 日 12:00 付的 · 流水号 B1 · 小财 登记',
    );
  });
});

describe('settings of payouts', () => {
  const settings: PayoutSettingsFields = {
    ...{ minFen: 10, maxFen: 20_000, promoterDayFen: 200_000, agencyDayFen: 5_000_000, nameFromFen: 200_000 },
    ...{ automaticFen: 20_000, aloneFen: 200_000, sendsPerSecond: 20, routes: ['wechat', 'bank'] },
    ...{ taxRule: 'ordinary-labour', remark: '推广佣金提现', scene: null },
  };
  const scene = {
    sceneId: '1005',
    reportInfos: [
      { infoType: '岗位类型', infoContent: '推广员' },
      { infoType: '报酬说明', infoContent: '八月:推广' },
    ],
    perception: null,
  };

  it.each([settings, { ...settings, scene, automaticFen: 0 }])('as they are typed nothing is lost', (kept) => {
    expect(typedSettings(formOf(kept))).toEqual({ ok: true, settings: kept });
  });

  it.each([
    [{ amounts: { ...formOf(settings).amounts, maxFen: '两百' } }, 'maxFen', '每笔至多:金额只能是数字,例如 38.60。'],
    [{ sendsPerSecond: '1.5' }, 'sendsPerSecond', '每秒提交笔数请填整数。'],
    [{ sceneId: '1005', reports: '推广员' }, 'scene', '报备内容请一行写一项,写成「岗位类型:推广员」。'],
  ])('%j is named with its field', (change, field, sentence) => {
    expect(typedSettings({ ...formOf(settings), ...change })).toEqual({ ok: false, field, sentence });
  });

  it('a change is read from what holds to what is wanted, and a raise is told apart', () => {
    const after = { ...settings, maxFen: 30_000, automaticFen: 50_000, scene, routes: ['wechat'] as const };
    expect(changedLines(settings, after)).toEqual([
      '每笔至多:200.00 元 → 300.00 元',
      '不用人通过的上限:200.00 元 → 500.00 元',
      '开通的收款方式:微信零钱、银行卡 → 微信零钱',
      '转账场景:1005 佣金报酬(平台默认) → 1005,岗位类型 推广员,报酬说明 八月:推广',
    ]);
    expect([raisesLimits(settings, after), raisesLimits(after, settings)]).toEqual([true, false]);
  });

  it.each([
    ['a colleague’s', false, null, ['不同意', '同意新上限'], '同意以前仍按原来的上限。'],
    ['mine', true, null, ['收回申请'], '要另一位同事同意。'],
    ['mine, alone and early', true, nowMs + 1, ['收回申请'], '到 8 月 20 日 12:00 可以自己同意'],
    ['mine, alone after the wait', true, nowMs, ['收回申请', '同意新上限'], '没有第二个人'],
  ])('higher limits that wait, %s', (_label, isRaiseByMe, mayAloneFromMs, names, words) => {
    const raise = {
      automaticFen: 50_000,
      aloneFen: 200_000,
      by: '小财',
      askedAtMs: nowMs,
      reason: '旺季',
      mayAloneFromMs,
    };
    const bounds = { amounts: [], mostSendsPerSecond: 50, longestRemark: 32 };
    const view = { settings, pause: null, revision: 1, changedAtMs: nowMs, changedBy: '小财', raise, isRaiseByMe };
    const pane = settingsPane({ ok: true, value: { ...view, bounds, approvers: 2, smallestFen: 10 } }, true, nowMs);
    expect(pane.steps.map(({ name }) => name)).toEqual(names);
    expect(pane.raise.join()).toContain(words);
  });
});

describe('the parts of the books', () => {
  it.each([
    ['a brand’s finance', { reconciliationDays: ['shanli'], listExports: ['shanli'] }, ['days', 'exports']],
    ['an operator', { readBudget: ['shanli'], storeFigures: ['shanli'] }, ['budget', 'stores']],
  ])('%s opens those that his rights reach, his exports among them', (_label, rights, parts) => {
    expect(partsFor(rights).map(({ value }) => value)).toEqual(parts);
  });
});

describe('a notice to whoever runs the program', () => {
  const told = (kind: string, about: string, facts: Record<string, string | number>) => {
    const notices = [{ kind, about, facts, zh: '请您看一下。', en: '', atMs: nowMs }];
    const [shown] = noticeRows({ notices, nextBeforeMs: null } as NoticesView);
    return { ...targetOfNotice(shown?.key ?? ''), note: shown?.note, side: shown?.side };
  };

  it.each([
    ['a payout that failed', 'PAYOUT_FAILED', 'W1', { payoutNo: 'W1' }, 'payout', 'W1'],
    ['a conflict', 'PAYOUT_CONFLICT', 'W1|other-amount', { payoutNo: 'W1' }, 'payout', 'W1'],
    ['a list of one person', 'PAYOUT_LIST_WAITS_ALONE', 'bank-1', { listId: 'bank-1' }, 'list', 'bank-1'],
    ['a limit', 'PAYOUT_LIMIT_WAITS', 'request-1', {}, 'settings', ''],
    ['money that is short', 'PAYOUT_FUNDS_SHORT', '20260820', {}, 'money', ''],
  ])('leads to what it is about: %s', (_name, kind, about, facts, pane, id) => {
    expect(told(kind, about, facts)).toEqual({ pane, id, note: '8 月 20 日 12:00', side: '›' });
  });

  it('leads nowhere from a number that is not ours, or from what is no payout', () => {
    expect(told('PAYOUT_UNKNOWN_NUMBER', 'X1', { payoutNo: 'X1' })).toMatchObject({ pane: 'none', side: '' });
    expect(told('API_CHANGED', '2026-08', {})).toMatchObject({ pane: 'none', side: '' });
  });
});
