import { fen } from '../money/fen';
import {
  operatorNoticeWords,
  payoutNoticeWording,
  settlementNoticeWording,
  type ThingNoticeCode,
  thingNoticeWording,
} from './notice-wording';

/** 2026-08-01 20:03 in Beijing. */
const notedAtMs = 1_785_585_780_000;
const hourMs = 3_600_000;
const never = Number.MAX_SAFE_INTEGER;
const before = { serviceRatioPpm: 250_000, startsAtMs: 0, endsAtMs: never };
const later = { serviceRatioPpm: 125_500, startsAtMs: notedAtMs + hourMs, endsAtMs: notedAtMs + 2 * hourMs };

describe('the words of notices', () => {
  it.each<[ThingNoticeCode, string]>([
    ['DELISTED', '「高山苹果」已下架,请您换一件推广。'],
    ['RATE_CUT', '「高山苹果」的服务费率从 25% 降到 12.55%,您以后的订单按新费率算。'],
    ['TIME_CHANGED', '「高山苹果」的推广时间改了:8 月 1 日 21:03 开始,8 月 1 日 22:03 结束。'],
    ['LIVE_STARTING', '「高山苹果」8 月 1 日 21:03 开播,您可以再分享一次。'],
    ['COUPON_ENDING', '「高山苹果」8 月 1 日 22:03 结束,您可以再分享一次。'],
  ])('say of %s what changed: %s', (code, zh) => {
    const wording = thingNoticeWording({ code, title: '高山苹果', before, after: later, notedAtMs });
    expect(wording.zh).toBe(zh);
    expect(wording.en).toContain('高山苹果');
  });

  it('say of a time without an end that there is none', () => {
    const facts = { title: '高山苹果', before: later, after: before, notedAtMs };
    expect(thingNoticeWording({ code: 'TIME_CHANGED', ...facts }).zh).toBe(
      '「高山苹果」的推广时间改了:现在没有截止时间。',
    );
  });

  it('name who pays from when on', () => {
    expect(settlementNoticeWording({ fromMs: notedAtMs, payerName: '微信小店平台' }).zh).toBe(
      '8 月 1 日起,新订单改由「微信小店平台」结算。请您阅读并同意新的推广协议;已有订单不变。',
    );
  });

  it.each([
    ['PAYOUT_READY', '200.00 元已备好,请您在 8 月 1 日 21:03 前点「收款」。过了时间,核对后会回到可提现。'],
    ['PAYOUT_CONFIRM_SOON', '您有 200.00 元待收款,请您在 8 月 1 日 21:03 前确认,过时钱退回可提现。'],
  ] as const)('say of a payout until when it is to be confirmed: %s', (code, zh) => {
    expect(payoutNoticeWording({ code, netFen: fen(20_000), byMs: notedAtMs + hourMs }).zh).toBe(zh);
  });

  it('press nobody', () => {
    const all = Object.values(operatorNoticeWords).map(({ zh }) => zh);
    expect(all.filter((zh) => /马上|赶紧|立刻/.test(zh))).toEqual([]);
  });

  it.each(Object.entries(operatorNoticeWords))('address whoever runs the program: %s', (_code, { zh, en }) => {
    expect(zh).toMatch(/^[^!]+。$/);
    expect(en).toMatch(/^[A-Z].*\.$/);
  });
});
