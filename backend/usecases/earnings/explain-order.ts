import { explainOrder as explainWhose } from '../../../core/attribution/explain-order';
import { orderAmounts } from '../../../core/commission/order-amounts';
import type { OrderRow } from '../../../core/commission/order-row';
import { stateWording } from '../../../core/commission/state-wording';
import { type Account, parsePromoterAccount } from '../../../core/ledger/account';
import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { accountWording, causeWording } from '../../../core/ledger/movement-wording';
import { addFen, type Fen } from '../../../core/money/fen';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { AttributionRecord, AttributionRecords } from '../../ports/attribution-records';
import { orderView } from './order-view';
import type { ReadWalletPorts } from './read-wallet';
import { type ReasonPorts, reasonsOfOrder } from './reasons-of-order';

export interface ExplainOrderPorts extends ReadWalletPorts, ReasonPorts {
  readonly attributions: AttributionRecords;
}

/**
 * Everything about one order of one's own: whose it is and why, how the amount came about, every movement, what it waits
 * for. An order of somebody else answers exactly like one that does not exist.
 *
 * Rejections: `not-bound`, `order-not-found`.
 */
export async function explainOrder(ports: ExplainOrderPorts, openid: string, key: string) {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const stored = await ports.books.findOrder(key);
  if (stored?.row.promoter !== promoter) return rejected('order-not-found');
  const { row } = stored;
  const settings = await ports.settings.current();
  const order = orderView(stored, { agency: settings.agency, nowMs: ports.clock.nowMs() });
  const lines = inOrderBooked(await ports.books.listLedgerOfOrder(key));
  const record = await ports.attributions.find(key);
  const known = { viewer: promoter, state: order.state, entries: lines, record };
  const { main, notes } = await reasonsOfOrder(ports, settings, stored, known);
  return ok({
    order: { ...order, reason: main },
    notes,
    whose: whoseSteps(row, promoter, record),
    amount: {
      paymentFen: row.snapshot.actualPaymentFen,
      feeFen: orderAmounts(row.snapshot, row, settings.agency.agencyAppid).feeFen,
      sharePpm: row.sharePpm,
      promoterFen: row.promoterFen,
      returnedFen: returnedBy(promoter, lines),
    },
    movements: lines.flatMap((line) => movementsOf(line, promoter)),
    next: stateWording(row, order.state),
  }) satisfies Outcome<unknown, 'not-bound' | 'order-not-found'>;
}

const givenByPerson = {
  code: 'YOURS_REATTRIBUTED',
  atMs: null,
  zh: '这单归您:经人工核对后改记在您名下。',
  en: 'Yours: given to you after a check by a person.',
} as const;

/** Empty until the timer has worked it out, a minute after the payment. */
function whoseSteps(row: OrderRow, viewer: string, record: AttributionRecord | undefined) {
  if (row.pinned) return [givenByPerson];
  if (!record) return [];
  const { decision, dyes, touches } = record;
  return explainWhose({
    viewer,
    // The order is his, so he was bound when the platform gave it to him; who the buyer is, is nobody's business.
    viewerEligible: true,
    viewerIsBuyer: false,
    orderedAtMs: row.snapshot.createdAtMs,
    decision,
    dyes,
    touches,
    platformSharer: row.promoter,
  });
}

/** After a full refund the order's own amount is 0; what it had been is said by what went back. */
function returnedBy(promoter: string, lines: readonly LedgerTransaction[]): Fen {
  const back = lines
    .flatMap(({ postings }) => postings)
    .filter(({ from, to }) => to === 'platform' && parsePromoterAccount(from)?.promoter === promoter);
  return addFen(...back.map(({ amountFen }) => amountFen));
}

/** By the number at the end of `order|sku|n`: instances' clocks differ, and lines of one moment have the same. */
function inOrderBooked(lines: readonly LedgerTransaction[]): LedgerTransaction[] {
  const numberOf = ({ id }: LedgerTransaction) => Number(id.slice(id.lastIndexOf('|') + 1));
  return [...lines].sort((left, right) => numberOf(left) - numberOf(right));
}

const anotherPromoter = { account: 'promoter/another', wording: { zh: '其他推客', en: 'another promoter' } } as const;

/** An account as its owner may see it. Who another promoter is, and where his money lies, is nobody's business. */
function seenBy(viewer: string, account: Account) {
  const owner = parsePromoterAccount(account)?.promoter ?? viewer;
  return owner === viewer ? { account, wording: accountWording(account) } : anotherPromoter;
}

function movementsOf(line: LedgerTransaction, promoter: string) {
  const own = line.postings.filter(({ from, to }) =>
    [from, to].some((account) => parsePromoterAccount(account)?.promoter === promoter),
  );
  return own.map(({ from, to, amountFen }) => {
    const [cause, source, target] = [causeWording(line.cause), seenBy(promoter, from), seenBy(promoter, to)];
    return {
      atMs: line.bookedAtMs,
      cause: line.cause,
      from: source.account,
      to: target.account,
      amountFen,
      zh: `${cause.zh}:${source.wording.zh} → ${target.wording.zh}`,
      en: `${cause.en}: ${source.wording.en} → ${target.wording.en}`,
    };
  });
}
