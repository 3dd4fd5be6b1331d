import fc from 'fast-check';
import { type Case, type CaseConfig, type EventCase, kinds } from './case-file';

const t0 = 1_767_196_800_000;
const day = 86_400_000;

const buyers = ['wu', 'bob', 'cindy'];
const shops = ['S1', 'S2'];
const promoters = ['A', 'B', 'C'];

const someTime: fc.Arbitrary<number> = fc
  .tuple(
    // Window ends meet orders only when days are whole and few; ties need seconds and ms that repeat.
    fc.constantFrom(0, 0, 1, 1, 2, 3, 4, 5, 6, 8),
    fc.constantFrom(-1000, -1, 0, 0, 0, 1, 400, 999, 1000, 1001),
  )
  .map(([days, ms]) => t0 + days * day + ms);

const someKind = fc.constantFrom('LIVE' as const, 'COUPON' as const, 'PRODUCT_CARD' as const, ...kinds);
const mostly = <T>(usual: readonly T[], rare: readonly T[]) => fc.constantFrom(...usual, ...usual, ...usual, ...rare);
const someBuyer = mostly(['wu'], buyers);
const someShop = mostly(['S1'], shops);
const somePromoter = fc.constantFrom(...promoters);

type Unnumbered = EventCase extends infer Event ? (Event extends EventCase ? Omit<Event, 'seq'> : never) : never;

const someTouch: fc.Arbitrary<Unnumbered> = fc.record(
  {
    t: fc.constant('touch' as const),
    buyer: someBuyer,
    shop: someShop,
    promoter: somePromoter,
    kind: someKind,
    at: someTime,
    forwardedBy: fc.constantFrom(...buyers),
  },
  { requiredKeys: ['t', 'buyer', 'shop', 'promoter', 'kind', 'at'] },
);

const someScene = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.record({ promoter: somePromoter, kind: someKind }) },
  { weight: 1, arbitrary: fc.constant({ foreign: true as const }) },
);

const someOrder: fc.Arbitrary<Unnumbered> = fc.record({
  t: fc.constant('order' as const),
  id: fc.constant(''),
  buyer: someBuyer,
  shop: someShop,
  scene: someScene,
  paid: mostly([true], [true, false]),
  at: someTime,
});

const somePromoterEvent: fc.Arbitrary<Unnumbered> = fc.record({
  t: fc.constant('promoter' as const),
  promoter: somePromoter,
  status: fc.constantFrom('active', 'unbound', 'paused'),
  at: someTime,
});

const someConfig: fc.Arbitrary<CaseConfig> = fc.record({
  content: fc.record({ click: fc.constantFrom(3, 1, 2, 0), order: fc.constantFrom(30, 1, 2, 0) }),
  product: fc.record({ click: fc.constantFrom(30, 1, 4, 0), order: fc.constantFrom(0, 0, 1, 3) }),
  self: fc.constantFrom('substitute', 'deny'),
  foreign: fc.constantFrom('none', 'organic'),
});

const someEvent = fc.oneof(
  { weight: 4, arbitrary: someTouch },
  { weight: 4, arbitrary: someOrder },
  { weight: 1, arbitrary: somePromoterEvent },
);

/** Cases full of ties, window ends, forwards, self-purchases and unbound promoters. */
export const someCase: fc.Arbitrary<Case> = fc
  .record({
    config: someConfig,
    promotersByBuyer: fc.constantFrom<Record<string, string>>({}, { bob: 'B', cindy: 'C' }, { wu: 'A', bob: 'B' }),
    events: fc.array(someEvent, { minLength: 1, maxLength: 14 }),
  })
  .map(({ config, promotersByBuyer, events }) => ({
    id: 'random',
    config,
    promotersByBuyer,
    events: events.map((event, index) => numbered(event, index + 1)),
  }));

function numbered(event: Unnumbered, seq: number): EventCase {
  return event.t === 'order' ? { ...event, id: `o${seq}`, seq } : { ...event, seq };
}
