import { worldAround } from '../../backend/adapters/store-api/platform-under-test';
import { changedAt, type Place } from '../../backend/adapters/store-api/samples/places-in';
import { storeApiClient } from '../../backend/adapters/store-api/store-api-client';
import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { documentOrderBooks } from '../../backend/adapters/stores/order-books';
import { Outage } from '../../backend/ports/outage';
import { applyOrderNews } from '../../backend/usecases/events/apply-order-news';
import { ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { fen } from '../../core/money/fen';
import { ratePpm } from '../../core/money/rate-ppm';
import { aProgram } from '../support/builders/a-program';
import { openMoneyWorld, proveBooks, readAll, readBooks } from '../support/money-world';

/** What the platform may answer about an order: each bad answer has its named outcome, and the books stay as they are. */

const key = { orderId: '3727324701692140032', skuId: '670813472' };
const orderedSec = Date.parse('2026-08-01T20:15:00+08:00') / 1000;
const daySec = 86_400;

/** The example's order as order/get tells it, paid. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder */
const paidAnswer = {
  errcode: 0,
  errmsg: 'ok',
  commssion_order: {
    ...{ order_id: key.orderId, sku_id: key.skuId, status: 20, create_time: orderedSec, update_time: orderedSec + 60 },
    order_detail: {
      shop_info: { appid: 'wxshop1' },
      product_info: { product_id: '10000165275743', title: '高山苹果 5 斤', actual_payment: 19_300 },
      order_info: {
        order_status: 20,
        pay_time: orderedSec + 60,
        create_time: orderedSec,
        update_time: orderedSec + 60,
      },
      commission_info: {
        ...{ service_ratio: 250_000, service_amount: 4825, profit_sharding_suc_time: 0 },
        sharer_info: { sharer_appid: 'wxwang', amount: 0 },
        promoter_agency_info: { appid: 'wxagency', amount: 4825 },
      },
      buyer_info: { open_id: 'oBuyer', union_id: 'uBuyer' },
    },
  },
};

const root = 'commssion_order';
const inOrder = (...steps: string[]): Place => [root, 'order_detail', ...steps];
const places = {
  actual_payment: inOrder('product_info', 'actual_payment'),
  service_amount: inOrder('commission_info', 'service_amount'),
  'the sharer’s amount': inOrder('commission_info', 'sharer_info', 'amount'),
  'the agency’s amount': inOrder('commission_info', 'promoter_agency_info', 'amount'),
} as const;
const badAmounts = [
  ['NaN as JSON has it', null],
  ['"NaN"', 'NaN'],
  ['negative', -1],
  ['1e21', 1e21],
  ['"1e3"', '1e3'],
  ['a fraction of a fen', 4825.5],
  ['text of a fraction', '4825.5'],
] as const;
const badDates = [
  ['create_time', 0],
  ['create_time', -1],
  ['create_time', 1e21],
  ['create_time', '1e3'],
  ['create_time', 1.5],
  ['update_time', 0],
  ['update_time', Number.NaN],
] as const;

function openBooks(program = aProgram()) {
  const world = openMoneyWorld();
  let answer: unknown = paidAnswer;
  const { world: around } = worldAround({ baseUrl: 'http://127.0.0.1' });
  const platform = storeApiClient({
    ...around,
    ...{ agencyAppid: 'wxagency', miniProgramAppid: 'wxmini' },
    transport: async () => ({ status: 200, text: JSON.stringify(answer) }),
    tokens: { current: async () => 'token', refresh: async () => 'token' },
  });
  const ports = {
    ...{ books: documentOrderBooks(world.database), clock: world.clock, journal: world.journal, platform },
    settings: { current: async () => program },
    buyerKeys: { keyOf: () => 'k1:xiaolin' },
  };
  const tell = (next: unknown) => {
    answer = next;
    return applyOrderNews(ports, { key }, { mayWait: () => true });
  };
  const everything = () => Promise.all(['orders', 'ledger', 'wallets'].map((name) => readAll(world.database, name)));
  return { ...world, tell, everything };
}

function changed(...changes: readonly (readonly [Place, unknown])[]): unknown {
  return changes.reduce<unknown>((answer, [place, value]) => changedAt(answer, place, value), paidAnswer);
}

const amountRows = Object.entries(places).flatMap(([name, place]) =>
  badAmounts.map(([what, value]) => [name, what, place, value] as const),
);

describe('an answer of the platform that cannot be booked', () => {
  it.each(amountRows)('%s: %s', async (_name, _what, place, value) => {
    const { tell, everything } = openBooks();
    await tell(paidAnswer);
    const before = await everything();
    const later = [[[root, 'update_time'], orderedSec + 600]] as const;
    const outage = await tell(changed(...later, [place, value])).catch((error: unknown) => error);
    expect(outage).toBeInstanceOf(Outage);
    expect(outage).toMatchObject({ operation: 'order/get', retryable: false });
    expect(await everything()).toEqual(before);
  });

  it.each(badDates)('%s %p', async (name, value) => {
    const { tell, everything } = openBooks();
    const outage = await tell(changed([[root, name], value])).catch((error: unknown) => error);
    expect(outage).toMatchObject({ name: 'Outage', operation: 'order/get', retryable: false });
    expect(await everything()).toEqual([[], [], []]);
  });
});

describe('an answer of the platform that is odd and true', () => {
  it('a version that goes back is not applied', async () => {
    const { tell, everything } = openBooks();
    const amount = places.service_amount;
    await tell(changed([[root, 'update_time'], orderedSec + 600]));
    const before = await everything();
    expect(await tell(changed([amount, 1], [[root, 'update_time'], orderedSec + 599]))).toEqual({
      ...{ ok: true, value: 'unchanged' },
    });
    expect(await everything()).toEqual(before);
  });

  it('settled without receipt stays frozen, whatever time passes', async () => {
    const { tell, database, clock } = openBooks();
    await tell(paidAnswer);
    const settledSec = orderedSec + 30 * daySec;
    clock.setMs((settledSec + 60 * daySec) * 1000);
    const answer = changed(
      [[root, 'status'], 100],
      [[root, 'update_time'], settledSec],
      [inOrder('commission_info', 'profit_sharding_suc_time'), settledSec],
    );
    expect(await tell(answer)).toEqual({ ok: true, value: 'noted' });
    const { wallets, orders, ledger } = await readBooks(database);
    expect(wallets).toMatchObject([{ promoter: 'wxwang', frozenFen: 3860, availableFen: 0, dueFenByDay: {} }]);
    expect(orders).toMatchObject([{ receiptAtMs: null, dueDay: null, moneyIn: 'frozen' }]);
    expect(ledger).toHaveLength(1);
  });

  it('received without the time of it is no answer: money would be free too early', async () => {
    const { tell, everything } = openBooks();
    await tell(paidAnswer);
    const before = await everything();
    const answer = changed(
      [[root, 'update_time'], orderedSec + daySec],
      [inOrder('order_info', 'order_status'), 100],
      [inOrder('order_info', 'update_time'), 0],
    );
    await expect(tell(answer)).rejects.toMatchObject({ name: 'Outage', retryable: false });
    expect(await everything()).toEqual(before);
  });

  it('ordered before the program began takes the first share that there was', async () => {
    const july = (day: number) => Date.parse(`2026-07-${day}T00:00:00+08:00`);
    const brands = aProgram().brands.map((brand) => ({
      ...brand,
      shares: [
        { fromMs: july(10), sharePpm: ratePpm(800_000) },
        { fromMs: july(20), sharePpm: ratePpm(700_000) },
      ],
    }));
    const { tell, database } = openBooks(aProgram({ brands }));
    const createdSec = Date.parse('2001-01-01T00:00:00+08:00') / 1000;
    const answer = changed([[root, 'create_time'], createdSec], [inOrder('order_info', 'create_time'), createdSec]);
    expect(await tell(answer)).toEqual({ ok: true, value: 'booked' });
    expect((await readBooks(database)).orders).toMatchObject([{ sharePpm: 800_000, promoterFen: 3860 }]);
    await proveBooks(database);
  });

  it('another order than was asked for is no answer', async () => {
    const { tell, everything } = openBooks();
    const answer = changed([[root, 'order_id'], '3727324701692140033']);
    await expect(tell(answer)).rejects.toMatchObject({ name: 'Outage' });
    expect(await everything()).toEqual([[], [], []]);
  });

  it('a ledger id that is used with other content is a conflict: nothing is written, a person is told', async () => {
    const { tell, everything, database, journal } = openBooks();
    const line = ledgerTransaction({
      ...{ id: `${key.orderId}|${key.skuId}|1`, cause: 'ORDER_PAID', brandId: 'shanli', orderKey: null, bookedAtMs: 1 },
      postings: [{ from: 'platform', to: 'agency/margin', amountFen: fen(1) }],
    });
    await database.add('ledger', ledgerDocument(line));
    const before = await everything();
    expect(await tell(paidAnswer)).toMatchObject({ ok: false, code: 'ledger-conflict' });
    expect(await everything()).toEqual(before);
    expect(journal.alarms).toEqual(['LEDGER_CONFLICT']);
  });
});
