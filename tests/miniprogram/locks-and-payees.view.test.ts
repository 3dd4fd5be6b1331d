import { locksPage } from '../../miniprogram/packages/money/locks/locks.view';
import { confirmSheet, fieldRows, noDetails, payeePage } from '../../miniprogram/packages/money/payee/payee.view';
import { arrivalText, waysOf } from '../../miniprogram/packages/money/withdraw/withdraw.view';
import { failure } from '../../miniprogram/services/answer';
import { at, noLocks, noPayee, usualLocks, usualPayee } from '../phone/usual-overview';

const nowMs = at('2026-08-20T12:00:00');
const ok = <Value>(value: Value) => ({ ok: true, value }) as const;

describe('locks', () => {
  it('are counted, and say what makes them longer', () => {
    expect(locksPage(ok(usualLocks))).toMatchObject({
      locked: '128 位',
      soon: '其中 3 位在 24 小时内到期。',
      firstEnd: '最早到期:8 月 21 日 20:15',
      shops: [
        {
          count: '120 位',
          lines: ['商品链接:打开后 30 天', '直播、短视频、图文、优惠券:打开后 3 天,期内下单加 30 天'],
        },
        { count: '8 位', lines: { length: 1 } },
      ],
    });
    expect(locksPage(ok({ ...usualLocks, isAtLeast: true, endingSoonCount: 0 }))).toMatchObject({
      locked: '128 位以上',
      soon: '24 小时内没有到期的。',
    });
    expect(locksPage(ok(noLocks)).soon).toBe('现在没有锁定的买家。分享一次,有人从您的链接打开就开始锁客。');
    expect(locksPage(failure('not-bound'))).toMatchObject({ phase: 'empty', emptyAction: '去加入' });
    expect(locksPage(failure('no-connection'))).toMatchObject({ phase: 'failed' });
  });
});

describe('where one is paid', () => {
  it('shows accounts masked, and which of them rest after a change', () => {
    expect(payeePage(ok(usualPayee), nowMs)).toMatchObject({
      phase: 'ready',
      kindName: '个人',
      accounts: [
        { name: '微信零钱', lines: ['*姨', '证件 3****************1'], cooling: '' },
        { name: '银行卡', cooling: '刚改过,为了安全,8 月 29 日 10:32 起才会付到这里。不是您改的,请联系商家。' },
      ],
    });
    expect(payeePage(ok(noPayee), nowMs)).toMatchObject({ phase: 'empty' });
    expect(payeePage(failure('no-connection'), nowMs)).toMatchObject({ phase: 'failed' });
  });

  it.each([
    ['person', 'wechat', ['姓名', '身份证号']],
    ['person', 'bank', ['姓名', '银行卡号', '开户银行', '身份证号']],
    ['person', 'alipay', ['姓名', '支付宝账号', '身份证号']],
    ['employee', 'payroll', ['姓名', '工号']],
    ['company', 'bank', ['单位名称', '对公账号', '开户银行', '统一社会信用代码']],
    ['gig-worker', 'gig', ['姓名', '银行卡号', '手机号', '身份证号']],
  ] as const)('asks a %s who is paid by %s for what is needed', (kind, route, names) => {
    expect(fieldRows(kind, route, noDetails).map(({ name }) => name)).toEqual(names);
  });

  it('reads the details once more before they are kept', () => {
    const masked = { ...noDetails, realName: '*姨', account: '**** 4242' };
    const answer = { state: 'to-confirm', confirmation: 'x', masked, usableFromMs: nowMs + 1 } as const;
    expect(confirmSheet(answer, 'bank', nowMs)).toEqual({
      isOpen: true,
      lines: ['收款到 银行卡', '*姨 · **** 4242'],
      note: '这是一次更改:为了安全,8 月 20 日 12:00 起才会付到这里。',
    });
    expect(confirmSheet({ ...answer, usableFromMs: nowMs }, 'bank', nowMs).note).toBe('保存后就可以用来提现。');
  });

  it('is where a withdrawal can go, but not while an account rests', () => {
    expect(waysOf(ok(usualPayee), nowMs)).toMatchObject({
      route: 'wechat',
      routes: [
        { route: 'wechat', isOff: false },
        { route: 'bank', isOff: true, note: '刚改过,8 月 29 日 10:32 起可用' },
      ],
    });
    expect(waysOf(ok(noPayee), nowMs)).toMatchObject({ route: 'wechat', routes: { length: 1 }, mostFen: 0 });
    const limits = { leastFen: 10, mostFen: 20_000 };
    expect(waysOf(ok({ ...noPayee, limits }), nowMs)).toMatchObject(limits);
    expect(waysOf(failure('no-connection'), nowMs)).toMatchObject({ route: 'wechat' });
    const company = { ...usualPayee, kind: 'company' as const, accounts: usualPayee.accounts.slice(1) };
    expect(waysOf(ok(company), at('2099-12-01T00:00:00'))).toMatchObject({ route: 'bank', routes: { length: 1 } });
    expect(arrivalText('bank')).not.toBe(arrivalText('wechat'));
  });
});
