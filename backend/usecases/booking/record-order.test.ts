import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { compareWallets, foldBalances, rebuildWallets, sumOfBalances } from '../../../core/ledger/check-books';
import { fen } from '../../../core/money/fen';
import { aProgram } from '../../../tests/support/builders/a-program';
import { aSnapshot, later, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { fixedClock } from '../../../tests/support/fixed-clock';
import { recordingJournal } from '../../../tests/support/recording-journal';
import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { ledgerTransactionOf } from '../../adapters/stores/ledger-document';
import { documentOrderBooks } from '../../adapters/stores/order-books';
import { walletOf } from '../../adapters/stores/wallet-document';
import type { ProgramSettings } from '../../ports/program-settings';
import { releaseCommissions } from '../release/release-commissions';
import { type OrderNews, recordOrder } from './record-order';

const dayMs = 86_400_000;

function open(program: ProgramSettings = aProgram()) {
  const database = memoryDocumentDatabase();
  const clock = fixedClock(orderedAtMs + 120_000);
  const journal = recordingJournal();
  const books = documentOrderBooks(database);
  const ports = { books, clock, journal, settings: { current: async () => program } };
  return {
    books,
    clock,
    journal,
    database,
    record: (news: OrderNews | OrderSnapshot) => recordOrder(ports, 'snapshot' in news ? news : { snapshot: news }),
    release: () => releaseCommissions(ports, () => 60_000),
    async wallet(promoter = 'wxwang') {
      const { promoter: _promoter, ...places } = (await books.findWallet(promoter)) ?? { promoter };
      return places;
    },
    async ledger() {
      const documents = await database.list('ledger', { where: {}, orderBy: [['_id', 'asc']], limit: 1000 });
      return documents.map(ledgerTransactionOf);
    },
    async lines() {
      const entries = await this.ledger();
      return entries.map(({ cause, postings }) => [
        cause,
        ...postings.map(({ from, to, amountFen }) => `${from} → ${to} ${amountFen}`),
      ]);
    },
    async proveBooks() {
      const entries = await this.ledger();
      const wallets = (await database.list('wallets', { where: {}, limit: 1000 })).map(walletOf);
      expect(sumOfBalances(foldBalances(entries))).toBe(0);
      expect(compareWallets(wallets, rebuildWallets(entries))).toEqual([]);
    },
  };
}

const paid = aSnapshot();
const received = later(paid, 10 * 86_400, { orderStatus: 100 });
// The shop order itself does not change when the platform settles, so its own update time stays at the receipt.
const settled = later(received, 7 * 86_400, {
  commissionStatus: 100,
  settledAtMs: received.updateTimeSec * 1000 + 7 * dayMs,
  orderUpdatedAtMs: received.orderUpdatedAtMs,
});

const refundedWhole = { commissionStatus: 200, orderStatus: 200 };

describe('an order of the article: 193.00 yuan, 25 % fee, 80 % of it', () => {
  it('books 38.60 yuan frozen and the rest as margin when it is paid', async () => {
    const world = open();
    expect(await world.record(paid)).toEqual({ ok: true, value: 'booked' });
    expect(await world.lines()).toEqual([
      ['ORDER_PAID', 'platform → promoter/wxwang/frozen 3860', 'platform → agency/margin 965'],
    ]);
    expect(await world.wallet()).toMatchObject({ frozenFen: 3860, availableFen: 0 });
  });

  it('gets its day after receipt, 15 days and settlement, and is released on that day', async () => {
    const world = open();
    for (const snapshot of [paid, received, settled]) await world.record(snapshot);
    // Received 11 August 20:16; 15 days are full on 26 August; free from 27 August.
    expect(await world.wallet()).toMatchObject({ frozenFen: 0, dueFenByDay: { '20260827': 3860 } });
    world.clock.setMs(Date.parse('2026-08-26T23:59:59+08:00'));
    expect(await world.release()).toMatchObject({ released: 0 });
    world.clock.setMs(Date.parse('2026-08-27T00:00:00+08:00'));
    expect(await world.release()).toMatchObject({ released: 1 });
    expect(await world.wallet()).toMatchObject({ dueFenByDay: {}, availableFen: 3860, releasedThroughDay: '20260827' });
    expect(await world.release()).toMatchObject({ released: 0 });
    await world.proveBooks();
  });

  it('does all steps at once when every push but the last was lost', async () => {
    const world = open();
    expect(await world.record(settled)).toEqual({ ok: true, value: 'booked' });
    expect((await world.lines()).map(([cause]) => cause)).toEqual(['ORDER_PAID', 'DUE_DATED']);
    expect(await world.wallet()).toMatchObject({ frozenFen: 0, dueFenByDay: { '20260827': 3860 } });
  });

  it('stays frozen while settled without a known receipt', async () => {
    const world = open();
    await world.record(paid);
    await world.record(later(paid, 20 * 86_400, { commissionStatus: 100, orderStatus: 30, settledAtMs: 1 }));
    expect(await world.wallet()).toMatchObject({ frozenFen: 3860, dueFenByDay: {} });
  });

  it('counts the hold days from the earliest sighting of the receipt, and never moves a day that is posted', async () => {
    const world = open();
    await world.record(paid);
    await world.record({ snapshot: received, receiptSeenAtMs: received.updateTimeSec * 1000 - 2 * dayMs });
    await world.record(settled);
    expect(await world.wallet()).toMatchObject({ dueFenByDay: { '20260825': 3860 } });
    await world.record({ snapshot: later(settled, 60, {}), receiptSeenAtMs: orderedAtMs });
    expect(await world.wallet()).toMatchObject({ dueFenByDay: { '20260825': 3860 } });
  });
});

describe('refunds', () => {
  // 66.67 yuan come back: 126.33 × 25 % = 31.58 fee; × 80 % = 25.26; margin 6.32.
  const partly = {
    actualPaymentFen: fen(12_633),
    serviceAmountFen: fen(3158),
    promoterAgency: { appid: 'wxagency', amountFen: fen(3158) },
  };

  it('takes a part back from frozen', async () => {
    const world = open();
    await world.record(paid);
    await world.record(later(paid, 60, partly));
    expect((await world.lines())[1]).toEqual([
      'ORDER_REFUNDED',
      'promoter/wxwang/frozen → platform 1334',
      'agency/margin → platform 333',
    ]);
    expect(await world.wallet()).toMatchObject({ frozenFen: 2526 });
  });

  it('takes it all back from the due day before that day has come', async () => {
    const world = open();
    await world.record(settled);
    await world.record(later(settled, 60, refundedWhole));
    expect(await world.wallet()).toMatchObject({ frozenFen: 0, dueFenByDay: {}, availableFen: 0 });
    await world.proveBooks();
  });

  it('leaves a visible debt when the money was free already', async () => {
    const world = open();
    await world.record(settled);
    world.clock.setMs(Date.parse('2026-09-01T09:00:00+08:00'));
    await world.release();
    await world.database.update('wallets', 'wxwang', { increment: { availableFen: -3860, paidFen: 3860 } });
    await world.record(later(settled, 10 * 86_400, refundedWhole));
    expect(await world.wallet()).toMatchObject({ availableFen: -3860, dueFenByDay: {} });
    expect((await world.lines()).at(1)).toEqual([
      'DUE_DATED',
      'promoter/wxwang/frozen → promoter/wxwang/due/20260827 3860',
    ]);
    expect((await world.lines()).at(2)).toEqual([
      'ORDER_REFUNDED',
      'promoter/wxwang/available → platform 3860',
      'agency/margin → platform 965',
    ]);
  });

  it('books nothing for an order that is known only by its refund', async () => {
    const world = open();
    await world.record(aSnapshot(refundedWhole));
    expect(await world.lines()).toEqual([]);
  });
});

describe('repeats, order and races', () => {
  it('changes nothing when the same snapshot comes again', async () => {
    const world = open();
    await world.record(paid);
    expect(await world.record(paid)).toEqual({ ok: true, value: 'unchanged' });
    expect(await world.lines()).toHaveLength(1);
  });

  it('ignores an older snapshot', async () => {
    const world = open();
    await world.record(settled);
    expect(await world.record(paid)).toEqual({ ok: true, value: 'unchanged' });
    expect(await world.wallet()).toMatchObject({ dueFenByDay: { '20260827': 3860 } });
  });

  it('asks to read again when the same second tells two stories, and believes the second reading', async () => {
    const world = open();
    await world.record(paid);
    const other = { ...paid, orderStatus: 21 };
    expect(await world.record(other)).toEqual({ ok: false, code: 'read-again' });
    expect(await world.record({ snapshot: other, isSecondReading: true })).toEqual({ ok: true, value: 'noted' });
  });

  it('books once when ten functions hear of a new order at the same moment', async () => {
    const world = open();
    await Promise.all(Array.from({ length: 10 }, () => world.record(paid)));
    expect(await world.lines()).toHaveLength(1);
    expect(await world.wallet()).toMatchObject({ frozenFen: 3860 });
  });

  it('loses nothing when many orders of one promoter are paid at once', async () => {
    const world = open();
    const orders = Array.from({ length: 12 }, (_, index) => aSnapshot({ orderId: `order${index}` }));
    await Promise.all(orders.map((order) => world.record(order)));
    expect(await world.wallet()).toMatchObject({ frozenFen: 12 * 3860 });
    await world.proveBooks();
  });
});

describe('whose money', () => {
  it('leaves an order without promoter to the agency', async () => {
    const world = open();
    await world.record(aSnapshot({ sharer: null }));
    expect(await world.lines()).toEqual([['ORDER_PAID', 'platform → agency/margin 4825']]);
  });

  it('moves what is left when the platform names another promoter', async () => {
    const world = open();
    await world.record(paid);
    await world.record(later(paid, 60, { sharer: { promoter: 'wxchen', amountFen: fen(0) } }));
    expect((await world.lines())[1]).toEqual([
      'SHARER_CHANGED',
      'promoter/wxwang/frozen → promoter/wxchen/frozen 3860',
    ]);
    expect(world.journal.alarms).toEqual(['SHARER_CHANGED']);
    await world.proveBooks();
  });

  it('gives a promoter who is named later his part out of the margin', async () => {
    const world = open();
    await world.record(aSnapshot({ sharer: null }));
    await world.record(later(paid, 60, {}));
    expect(await world.wallet()).toMatchObject({ frozenFen: 3860 });
    await world.proveBooks();
  });

  it('takes the part back when the platform names nobody any more', async () => {
    const world = open();
    await world.record(settled);
    await world.record(later(settled, 60, { sharer: null }));
    expect(await world.wallet()).toMatchObject({ frozenFen: 0, dueFenByDay: {}, availableFen: 0 });
    await world.proveBooks();
  });

  it('holds the money when the platform pays a promoter whom the agency should pay', async () => {
    const world = open();
    await world.record(aSnapshot({ sharer: { promoter: 'wxwang', amountFen: fen(100) } }));
    expect(world.journal.alarms).toEqual(['SETTLEMENT_TYPE_MISMATCH']);
    expect(await world.wallet()).toMatchObject({ frozenFen: 0, heldFen: 3860 });
  });

  it('books only the margin of an order that the platform settles with the promoter', async () => {
    const program = aProgram();
    const world = open({ ...program, agency: { ...program.agency, settledBy: 'platform' } });
    await world.record(aSnapshot({ sharer: { promoter: 'wxwang', amountFen: fen(3860) }, serviceAmountFen: fen(965) }));
    expect(await world.lines()).toEqual([['ORDER_PAID', 'platform → agency/margin 965']]);
    expect((await world.books.findOrder('3727324701692140032|670813472'))?.row.memoFen).toBe(3860);
  });

  it('writes nothing for a shop that no brand has', async () => {
    const world = open();
    const result = await world.record(aSnapshot({ shopAppid: 'wxelsewhere' }));
    expect(result).toEqual({ ok: false, code: 'shop-without-brand', detail: 'wxelsewhere' });
    expect(await world.lines()).toEqual([]);
  });
});
