import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { fen } from '../../../core/money/fen';
import { askedAtMs, type ClaimWorld, openClaimWorld } from '../../../tests/support/claim-world';
import { appleKey, give } from '../../../tests/support/correction-world';
import { proveBooks, readBooks } from '../../../tests/support/money-world';
import { paid, received, sharer } from '../../../tests/support/row-after';
import { claimMissingOrder } from './claim-missing-order';

const orderId = '3727324701692140032';
const dayMs = 86_400_000;
const chens = { ...paid, ...sharer('wxchen') };
const nobodys = { ...paid, ...sharer(null) };
const unpaid = { orderStatus: 10, paidAtMs: 0 };

async function answerOf(world: ClaimWorld, id = orderId, openid?: string) {
  const reply = await world.ask(id, openid);
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
}

interface Example {
  readonly at?: readonly OrderSnapshot[];
  readonly known?: readonly OrderSnapshot[];
  readonly prepare?: (world: ClaimWorld) => Promise<unknown>;
  readonly code: string;
  readonly state: string;
  readonly keys?: readonly string[];
}

const clue = {
  ...{ orderId, skuId: '1', shopAppid: 'wxshop1', productId: '1', productTitle: '', createdAtMs: 1, updateTimeSec: 1 },
  ...{ orderStatus: 20, actualPaymentFen: fen(1), sharer: { promoter: 'wxwang', nickname: '' }, buyer: null },
};

it.each<[string, Example]>([
  ['his and known', { at: [paid], known: [paid], code: 'YOURS_ALREADY', state: 'explained', keys: [appleKey] }],
  ['his and not known', { at: [paid], code: 'YOURS_BOOKED', state: 'booked', keys: [appleKey] }],
  [
    'his, of two lines of which one was lost',
    {
      at: [paid, { ...paid, skuId: 'second' }],
      known: [paid],
      code: 'YOURS_BOOKED',
      state: 'booked',
      keys: [appleKey, `${orderId}|second`],
    },
  ],
  [
    'his, and we had it as another’s',
    {
      at: [{ ...received, ...sharer('wxwang') }],
      known: [chens],
      code: 'YOURS_BOOKED',
      state: 'booked',
      keys: [appleKey],
    },
  ],
  ['his, not paid yet', { at: [{ ...paid, ...unpaid }], code: 'NOT_PAID', state: 'explained', keys: [appleKey] }],
  [
    'his, in a shop of no brand',
    { at: [{ ...paid, shopAppid: 'wxother' }], code: 'SHOP_NOT_HERE', state: 'with-person', keys: [] },
  ],
  ['his clue at the platform', { prepare: async ({ clues }) => clues.push(clue), code: 'CLUE', state: 'explained' }],
  [
    'his clue in our books',
    {
      known: [paid],
      prepare: ({ database }) => database.update('orders', appleKey, { set: { noCommission: 'CLUE' } }),
      code: 'CLUE',
      state: 'explained',
    },
  ],
  [
    'another’s clue',
    {
      prepare: async ({ clues }) => clues.push({ ...clue, sharer: { promoter: 'wxchen', nickname: '' } }),
      code: 'SEARCHING',
      state: 'searching',
    },
  ],
  [
    'given to another by a person',
    {
      at: [paid],
      known: [paid],
      prepare: (world) => world.request(give('wxchen')),
      code: 'REATTRIBUTED_AWAY',
      state: 'explained',
    },
  ],
  [
    'given to him by a person',
    {
      at: [chens],
      known: [chens],
      prepare: (world) => world.request(give('wxwang')),
      code: 'YOURS_ALREADY',
      state: 'explained',
      keys: [appleKey],
    },
  ],
  ['through no link', { at: [nobodys], code: 'NOT_THROUGH_LINK', state: 'explained' }],
  ['nobody’s and unpaid', { at: [{ ...nobodys, ...unpaid }], code: 'NOT_PAID', state: 'explained' }],
  [
    'of a lock that was over',
    { at: [nobodys], prepare: (world) => world.opened('wxwang', 31), code: 'NOT_YOURS_LOCK_OVER', state: 'explained' },
  ],
  [
    'of another promoter who came later',
    {
      at: [chens],
      prepare: async (world) => [await world.opened('wxwang', 5), await world.opened('wxchen', 1)],
      code: 'NOT_YOURS_LATER_LINK',
      state: 'explained',
    },
  ],
  [
    'ordered before his link was opened',
    { at: [chens], prepare: (world) => world.opened('wxwang', -1), code: 'NOT_YOURS_OPENED_AFTER', state: 'explained' },
  ],
  [
    'in the wrong shop',
    { at: [chens], prepare: (world) => world.opened('wxwang', 2, 'wxshop2'), code: 'WRONG_SHOP', state: 'explained' },
  ],
  [
    'another’s, unpaid, and he has evidence',
    {
      at: [{ ...chens, ...unpaid }],
      prepare: (world) => world.opened('wxwang', 2),
      code: 'NOT_PAID',
      state: 'explained',
    },
  ],
  [
    'expected to be his, and nobody’s at the platform',
    { at: [nobodys], prepare: (world) => world.opened('wxwang', 2), code: 'UNDECIDED', state: 'with-person' },
  ],
  [
    'expected to be his, and another’s at the platform',
    { at: [chens], prepare: (world) => world.opened('wxwang', 2), code: 'UNDECIDED', state: 'with-person' },
  ],
  ['another’s, and nothing ties him to it', { at: [chens], code: 'SEARCHING', state: 'searching' }],
  ['not known to anybody', { code: 'SEARCHING', state: 'searching' }],
])('an order that is %s', async (_name, { at = [], known = [], prepare, code, state, keys = [] }) => {
  const world = await openClaimWorld();
  for (const snapshot of known) await world.record({ snapshot });
  world.platform.setOrders(...at);
  await prepare?.(world);
  const answer = await answerOf(world);
  expect([answer.code, answer.state, answer.orderKeys]).toEqual([code, state, keys]);
  expect(answer.claimsLeftToday).toBe(4);
  expect(answer.nextLookAtMs).toBe(state === 'searching' ? askedAtMs + dayMs : null);
  expect(answer.dueAtMs).toBe(state === 'with-person' ? askedAtMs + 7 * dayMs : null);
  await proveBooks(world.database);
  const { orders } = await readBooks(world.database);
  if (state === 'booked')
    expect(orders.every((row) => row.promoter === 'wxwang' && row.promoterFen === 3860)).toBe(true);
});

it('he who bought it himself learns the rule on that', async () => {
  const example = async (self: 'substitute' | 'deny', order: OrderSnapshot, isTouched: boolean) => {
    const world = await openClaimWorld();
    await world.database.update('promoters', 'wxli', { set: { unionidHash: 'k1:xiaolin' } });
    const { program, ports } = world;
    const settings = { current: async () => ({ ...program, agency: { ...program.agency, selfPurchase: self } }) };
    if (isTouched) await world.opened('wxwang', 2);
    world.platform.setOrders(order);
    const reply = await claimMissingOrder({ ...ports, settings }, 'o-li', orderId);
    return reply.ok ? reply.value.code : reply.code;
  };
  expect(await example('substitute', nobodys, false)).toBe('NOT_THROUGH_LINK');
  expect(await example('deny', nobodys, true)).toBe('NOT_YOURS_SELF_DENIED');
  expect(await example('substitute', paid, true)).toBe('UNDECIDED');
});

describe('of somebody else’s order', () => {
  const others: readonly (readonly [string, OrderSnapshot])[] = [
    ['paid', chens],
    ['unpaid', { ...chens, ...unpaid }],
    ['cancelled', { ...chens, orderStatus: 200, commissionStatus: 200 }],
    ['settled', { ...chens, orderStatus: 100, commissionStatus: 100 }],
    ['in a shop of no brand', { ...chens, shopAppid: 'wxother' }],
    ['whose buyer is not known', { ...chens, buyerKey: null }],
  ];

  /** Everything that a promoter gets to read about an order number over five days. */
  async function transcript(order: OrderSnapshot | undefined, isKnown: boolean) {
    const world = await openClaimWorld();
    // Somebody else's links mean nothing.
    await world.opened('wxchen', 2);
    if (order) world.platform.setOrders(order);
    if (order && isKnown) await world.record({ snapshot: order });
    const answers: unknown[] = [];
    for (let day = 0; day < 5; day += 1) {
      answers.push(await world.ask(orderId), await world.look());
      world.clock.setMs(world.clock.nowMs() + dayMs);
      answers.push(await world.look());
    }
    return answers;
  }

  it.each(others)('that is %s he reads what he reads of none at all, for as long as he asks', async (_name, order) => {
    const ofNone = await transcript(undefined, false);
    expect(await transcript(order, false)).toEqual(ofNone);
    expect(await transcript(order, true)).toEqual(ofNone);
    expect(JSON.stringify(ofNone)).toContain('SEARCHING');
    expect(JSON.stringify(ofNone)).toContain('NOT_FOUND');
  });

  it('even who has evidence reads neither amount nor goods nor who has it', async () => {
    const world = await openClaimWorld();
    world.platform.setOrders(chens);
    await world.opened('wxwang', 5);
    await world.opened('wxchen', 1);
    const text = JSON.stringify(await answerOf(world));
    expect(text).not.toMatch(/chen|高山苹果|193|48\.25|38\.60|xiaolin|10000165275743/);
  });
});
