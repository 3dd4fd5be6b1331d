import { type AttributionPolicy, defaultPolicy } from './attribution-policy';
import { explainOrder, type OrderStory } from './explain-order';
import { foldUntil } from './fold-timeline';
import type { AttributedOrder, PromoterEvent, TimelineEvent, Touch } from './timeline-event';
import type { TouchKind } from './touch-kind';
import { fallbackWindows } from './window-config';

const beijing = (text: string) => Date.parse(`2026-${text}+08:00`);
let seq = 0;

function touch(promoter: string, when: string, kind: TouchKind = 'LIVE', forwarder?: string | null): Touch {
  seq += 1;
  const opened = { type: 'touch', id: `t${seq}`, seq, atMs: beijing(when), promoter, kind } as const;
  return forwarder === undefined ? opened : { ...opened, forwardedBy: { promoter: forwarder } };
}

function order(when: string, changes: Partial<AttributedOrder> = {}): AttributedOrder {
  seq += 1;
  const atMs = beijing(when);
  return { type: 'order', id: `o${seq}`, seq, atMs, scene: { kind: 'ORGANIC' }, buyerPromoter: null, ...changes };
}

function unbound(promoter: string, when: string): PromoterEvent {
  seq += 1;
  return { type: 'promoter', id: `p${seq}`, seq, atMs: beijing(when), promoter, active: false };
}

/** What promoter A is told about the last order of a timeline. */
function toldToA(events: TimelineEvent[], told: Partial<OrderStory> = {}, flags: Partial<AttributionPolicy> = {}) {
  const orders = events.filter((event) => event.type === 'order');
  const last = orders[orders.length - 1];
  if (!last) throw new Error('a story needs an order');
  const config = { windows: fallbackWindows, policy: { ...defaultPolicy, ...flags } };
  const { state, decisions } = foldUntil(events, last, config);
  const decision = decisions[decisions.length - 1] ?? null;
  return explainOrder({
    viewer: 'A',
    viewerEligible: true,
    viewerIsBuyer: false,
    orderedAtMs: last.atMs,
    decision,
    dyes: state.dyes,
    touches: events.filter((event) => event.type === 'touch'),
    platformSharer: decision?.promoter ?? null,
    ...told,
  });
}

const codes = (steps: ReturnType<typeof toldToA>) => steps.map(({ code }) => code);
const lastZh = (steps: ReturnType<typeof toldToA>) => steps[steps.length - 1]?.zh;

describe('an order that is mine', () => {
  it('is told from the link to the lock that the order extended', () => {
    expect(toldToA([touch('A', '08-01T20:03:00'), order('08-03T10:00:00')])).toEqual([
      {
        code: 'OPENED_LINK',
        atMs: beijing('08-01T20:03:00'),
        zh: '8 月 1 日 20:03 打开您的直播链接',
        en: 'Aug 1, 20:03 opened your live room link',
      },
      { code: 'ORDERED', atMs: beijing('08-03T10:00:00'), zh: '8 月 3 日 10:00 下单', en: 'Aug 3, 10:00 ordered' },
      {
        code: 'LOCK_EXTENDED',
        atMs: beijing('09-03T20:03:00'),
        zh: '锁客到 9 月 3 日 20:03(已延长)',
        en: 'locked until Sep 3, 20:03 (extended)',
      },
      {
        code: 'YOURS',
        atMs: null,
        zh: '这单归您:买家在您的锁客期内下单,没有别人更晚的有效链接。',
        en: 'Yours: ordered inside your lock, and no later link of anybody else was valid.',
      },
    ]);
  });

  it('shows a second opening, and a lock that no order extends before the order', () => {
    const steps = toldToA([
      touch('A', '08-01T20:03:00', 'PRODUCT_CARD'),
      touch('A', '08-02T09:00:00', 'PRODUCT_CARD'),
      order('08-03T10:00:00'),
    ]);
    expect(steps.map(({ zh }) => zh).slice(0, 4)).toEqual([
      '8 月 1 日 20:03 打开您的商品链接',
      '8 月 2 日 09:00 又打开您的商品链接',
      '锁客到 9 月 1 日 09:00',
      '8 月 3 日 10:00 下单',
    ]);
  });

  it('names the link that the order came through, also where no opening was seen', () => {
    const scene = { kind: 'TAGGED', promoter: 'A', touchKind: 'SHORT_VIDEO' } as const;
    const steps = toldToA([order('08-03T10:00:00', { scene })]);
    expect(codes(steps)).toEqual(['ORDERED_THROUGH_LINK', 'LOCK_EXTENDED', 'YOURS']);
    expect(steps[0]?.zh).toBe('8 月 3 日 10:00 从您的短视频链接下单');
  });

  it('says when an earlier order had extended the lock already', () => {
    const steps = toldToA([touch('A', '08-01T20:03:00'), order('08-02T10:00:00'), order('08-20T10:00:00')]);
    expect(codes(steps)).toEqual(['OPENED_LINK', 'LOCK_EXTENDED', 'ORDERED', 'YOURS']);
  });

  it.each<[string, TimelineEvent[], Partial<OrderStory>, Partial<AttributionPolicy>, string]>([
    ['unseen', [order('08-03T10:00:00')], { platformSharer: 'A' }, {}, 'YOURS_UNSEEN'],
    ['unknown buyer', [order('08-03T10:00:00')], { platformSharer: 'A', decision: null }, {}, 'YOURS_UNSEEN'],
    [
      'another expected',
      [touch('B', '08-02T10:00:00'), order('08-03T10:00:00')],
      { platformSharer: 'A' },
      {},
      'YOURS_BY_PLATFORM',
    ],
    [
      'his own order',
      [touch('B', '08-02T10:00:00'), order('08-03T10:00:00', { buyerPromoter: 'A' })],
      { viewerIsBuyer: true },
      {},
      'YOURS_SELF',
    ],
    [
      'first lock',
      [touch('A', '08-01T10:00:00'), touch('B', '08-02T10:00:00'), order('08-03T10:00:00')],
      {},
      { competition: 'FIRST_LOCK' },
      'YOURS_FIRST_LOCK',
    ],
  ])('rests on the right reason: %s', (_, events, told, flags, code) => {
    expect(codes(toldToA(events, told, flags)).pop()).toBe(code);
  });
});

describe('an order that is not mine', () => {
  it('went to a later link', () => {
    const steps = toldToA([touch('A', '08-01T20:15:00'), touch('B', '08-02T10:00:00'), order('08-03T10:00:00')]);
    expect(codes(steps)).toEqual(['OPENED_LINK', 'LOCKED', 'ORDERED', 'NOT_YOURS_LATER_LINK']);
    expect(lastZh(steps)).toBe('这单没有归您:买家后来打开了别的推客的链接,是从那里下的单。');
  });

  it('came after the lock; on the day of its end the order is told to the minute', () => {
    const opened = touch('A', '07-31T20:15:00');
    expect(lastZh(toldToA([opened, order('08-04T09:00:00')]))).toBe(
      '这单没有归您:锁客到 8 月 3 日 20:15 为止,买家是 8 月 4 日下的单。',
    );
    const sameDay = toldToA([opened, order('08-03T20:15:00')]);
    expect(lastZh(sameDay)).toBe('这单没有归您:锁客到 8 月 3 日 20:15 为止,买家是 8 月 3 日 20:15 下的单。');
    expect(sameDay[sameDay.length - 1]?.en).toBe(
      'Not yours: the lock ended Aug 3, 20:15, the buyer ordered Aug 3, 20:15.',
    );
  });

  const opened = touch('A', '08-02T10:00:00');
  const own = { buyerPromoter: 'B' };
  it.each<[string, TimelineEvent[], Partial<OrderStory>, Partial<AttributionPolicy>, string]>([
    ['a foreign room', [opened, order('08-03T10:00:00', { scene: { kind: 'FOREIGN' } })], {}, {}, 'FOREIGN_SCENE'],
    ['self-purchase', [opened, order('08-03T10:00:00', own)], {}, {}, 'SELF_PURCHASE'],
    ['self-purchase denied', [opened, order('08-03T10:00:00', own)], {}, { self: 'deny' }, 'SELF_DENIED'],
    [
      'self-purchase denied, told to the buyer himself',
      [touch('B', '08-02T10:00:00'), order('08-03T10:00:00', { buyerPromoter: 'A' })],
      { viewerIsBuyer: true },
      { self: 'deny' },
      'SELF_DENIED',
    ],
    [
      'self-purchase denied, told to somebody with no part in it',
      [touch('B', '08-02T10:00:00'), order('08-03T10:00:00', own)],
      {},
      { self: 'deny' },
      'UNSEEN',
    ],
    [
      'unbound',
      [opened, unbound('A', '08-02T11:00:00'), order('08-03T10:00:00')],
      { viewerEligible: false },
      {},
      'NOT_BOUND',
    ],
    ['passed on', [touch('A', '08-02T10:00:00', 'LIVE', null), order('08-03T10:00:00')], {}, {}, 'FORWARDED'],
    ['taken over', [touch('A', '08-02T10:00:00', 'LIVE', 'B'), order('08-03T10:00:00')], {}, {}, 'FORWARDED'],
    ['opened after', [order('08-02T09:00:00'), opened], {}, {}, 'OPENED_AFTER'],
    ['no touch', [order('08-03T10:00:00')], {}, {}, 'UNSEEN'],
    ['platform disagrees', [opened, order('08-03T10:00:00')], { platformSharer: 'B' }, {}, 'BY_PLATFORM'],
    [
      'an earlier lock',
      [touch('B', '08-01T10:00:00'), opened, order('08-03T10:00:00')],
      {},
      { competition: 'FIRST_LOCK' },
      'EARLIER_LOCK',
    ],
    [
      'a lock that a rival ended',
      [opened, touch('B', '08-02T11:00:00'), order('08-03T10:00:00')],
      {},
      { rivalTouch: 'REPLACE' },
      'LATER_LINK',
    ],
  ])('names the reason: %s', (_, events, told, flags, code) => {
    expect(codes(toldToA(events, told, flags)).pop()).toBe(`NOT_YOURS_${code}`);
  });

  it('never names the buyer or another promoter, and keeps to the words of the house', () => {
    const events = [touch('rival-7', '08-01T20:15:00'), order('08-03T10:00:00', { buyerPromoter: 'rival-9' })];
    const stories = [
      toldToA(events),
      toldToA([opened, ...events]),
      toldToA([opened, ...events], { platformSharer: 'x7' }),
    ];
    const text = JSON.stringify(stories);
    expect(text).not.toMatch(/rival|x7/);
    expect(text).not.toMatch(/[!!]|赶紧|马上|最|官方|等级|升级|团队/);
  });
});
