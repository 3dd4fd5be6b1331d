import { newOrderRow } from '../../../core/commission/order-row';
import { type OrderSnapshot, orderKeyOf, orderStatuses } from '../../../core/commission/order-snapshot';
import { isPromoterId } from '../../../core/ledger/account';
import { zeroFen } from '../../../core/money/fen';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import type { Clock } from '../../ports/clock';
import type { ClueOrders } from '../../ports/clue-orders';
import type { Json } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import type { Membership } from '../../ports/membership';
import type { OrderBooks } from '../../ports/order-books';
import type { PlatformClue, PlatformClues } from '../../ports/platform/clues';
import type { OrderKey } from '../../ports/platform/orders';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import { brandOfShop, orderTerms } from '../booking/order-terms';
import type { JobTurn } from './job-turn';
import { walkPages, whileTimeLasts } from './walk-pages';

export interface SyncCluesPorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly settings: ProgramSettingsSource;
  readonly platform: PlatformClues;
  readonly books: Pick<OrderBooks, 'findMembership' | 'findUnjoined'>;
  readonly buyerKeys: BuyerKeyMaker;
  readonly clueOrders: ClueOrders;
}

interface ClueCursor {
  readonly fromSec: number;
  readonly toSec: number;
  readonly nextKey: string;
}

const lookbackSec = 3 * 86_400;

/**
 * Keeps sales without commission (线索) of the last 3 days as memos: the promoter sees them, and why they bring nothing.
 * They never touch the books; when the platform makes a commission order of one, that takes the row.
 */
export async function syncClues(ports: SyncCluesPorts, stored: Json, leftMs: () => number): Promise<JobTurn> {
  const nowSec = Math.floor(ports.clock.nowMs() / 1000);
  const begun = { fromSec: nowSec - lookbackSec, toSec: nowSec, nextKey: '' };
  const { fromSec, toSec, nextKey: fromKey } = (stored as unknown as ClueCursor | null) ?? begun;
  const list = ports.platform.listClues({ created: { fromSec, toSec } });
  let clues = 0;
  const nextKey = await walkPages({ operation: 'clue/list/get', list, fromKey }, leftMs, (keys) =>
    whileTimeLasts(keys, leftMs, async (key) => {
      if ((await keepClue(ports, key)) !== 'unchanged') clues += 1;
    }),
  );
  return { cursor: nextKey === null ? null : { fromSec, toSec, nextKey }, counts: { clues } };
}

async function keepClue(ports: SyncCluesPorts, key: OrderKey): Promise<'added' | 'updated' | 'unchanged'> {
  const answer = await ports.platform.findClue(key);
  if (!answer.ok) {
    ports.journal.alarm('CLUE_REFUSED', { orderKey: orderKeyOf(key), errcode: answer.errcode });
    return 'unchanged';
  }
  const settings = await ports.settings.current();
  const brand = brandOfShop(settings, answer.value.shopAppid);
  if (!brand) return 'unchanged';
  const snapshot = snapshotOfClue(answer.value, ports.buyerKeys);
  const promoter = snapshot.sharer?.promoter;
  const membership = promoter === undefined ? undefined : await findPlace(ports.books, brand.brandId, promoter);
  const row = newOrderRow(orderKeyOf(key), snapshot, orderTerms(settings, brand, membership, snapshot));
  return ports.clueOrders.keep(row, answer.value.updateTimeSec);
}

/** His place in the brand; of one who never joined it, what he agreed to elsewhere. */
async function findPlace(
  books: SyncCluesPorts['books'],
  brandId: string,
  promoter: string,
): Promise<Membership | undefined> {
  return (await books.findMembership(brandId, promoter)) ?? (await books.findUnjoined(brandId, promoter));
}

/** Without fee, and older than any snapshot of a commission order, so that one always takes its place. */
function snapshotOfClue(clue: PlatformClue, buyerKeys: BuyerKeyMaker): OrderSnapshot {
  const { sharer, buyer, updateTimeSec, ...facts } = clue;
  const isUnpaid = clue.orderStatus === orderStatuses.unpaid || clue.orderStatus === orderStatuses.cancelledUnpaid;
  const isNamed = sharer !== null && isPromoterId(sharer.promoter);
  const isKnown = buyer !== null && (buyer.unionId !== '' || buyer.openId !== '');
  return {
    ...facts,
    // A clue states no time of payment.
    paidAtMs: isUnpaid ? 0 : clue.createdAtMs,
    updateTimeSec: 0,
    orderUpdatedAtMs: updateTimeSec * 1000,
    commissionStatus: 20,
    serviceRatioPpm: 0,
    serviceAmountFen: zeroFen,
    promoterAgency: null,
    sharer: isNamed ? { promoter: sharer.promoter, amountFen: zeroFen } : null,
    settledAtMs: 0,
    buyerKey: isKnown ? buyerKeys.keyOf({ unionid: buyer.unionId || undefined, openid: buyer.openId }) : null,
  };
}
