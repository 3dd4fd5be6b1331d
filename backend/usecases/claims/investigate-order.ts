import { type ClaimAnswer, type ClaimedLine, claimAnswerOf } from '../../../core/commission/claim-answer';
import { isPaid, type OrderSnapshot, orderKeyOf } from '../../../core/commission/order-snapshot';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import type { ClaimEvidence, ClaimStore, KnownLine } from '../../ports/claim-store';
import type { PlatformClues } from '../../ports/platform/clues';
import type { OrderKey, PlatformOrders } from '../../ports/platform/orders';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';
import type { TouchStore } from '../../ports/touch-store';
import { type RecordOrderPorts, recordOrder } from '../booking/record-order';
import { snapshotOf } from '../events/snapshot-of';
import { type BuyerStory, buyerStoryOf, noStory } from './buyer-story';

export interface ClaimPorts extends RecordOrderPorts {
  readonly platform: Pick<PlatformOrders, 'findOrder' | 'listOrders'> & Pick<PlatformClues, 'listClues' | 'findClue'>;
  readonly claims: ClaimStore;
  readonly promoters: PromoterStore;
  readonly touches: TouchStore;
  readonly buyerKeys: BuyerKeyMaker;
}

/** What a look at an order found for the promoter who misses it. */
export interface Finding {
  readonly answer: ClaimAnswer;
  /** The order's lines that are his. */
  readonly orderKeys: readonly string[];
  readonly brandId: string | null;
  /** For a person who has to decide; empty unless one has to. */
  readonly evidence: readonly ClaimEvidence[];
}

/** A line with what was found about it. */
interface LookedAt {
  readonly line: ClaimedLine;
  readonly evidence: ClaimEvidence;
}

/** Clues are listed by promoter and not by order: this many pages of 100 are looked through, the newest sales first. */
const mostCluePages = 5;

/**
 * Asks the platform for an order, line by line, books what is the asker's, and finds the answer for him.
 *
 * Errors: Outage, TransactionConflict.
 */
export async function investigateOrder(ports: ClaimPorts, asker: Promoter, orderId: string): Promise<Finding> {
  const known = await ports.claims.listOrderLines(orderId);
  const keys = await keysOfOrder(ports, orderId, known);
  const looked: LookedAt[] = [];
  for (const key of keys) {
    const found = await lookAtLine(ports, asker, key, knownLine(known, key));
    if (found) looked.push(found);
  }
  const isClue = looked.length === 0 && (await isOwnClue(ports, asker, orderId));
  const answer = claimAnswerOf(isClue ? [ownClue] : looked.map(({ line }) => line));
  const own = looked.filter(({ line }) => line.owner === 'asker' && !line.isClue && line.recording !== 'shop-unknown');
  const shopAppid = looked[0]?.evidence.shopAppid;
  const { shops } = await ports.settings.current();
  return {
    answer,
    orderKeys: own.map(({ evidence }) => evidence.orderKey),
    brandId: shops.find((shop) => shop.shopAppid === shopAppid)?.brandId ?? null,
    evidence: answer.state === 'with-person' ? looked.map(({ evidence }) => evidence) : [],
  };
}

/** The lines that the platform lists, and those that only our books know (memos). */
async function keysOfOrder(ports: ClaimPorts, orderId: string, known: readonly KnownLine[]): Promise<OrderKey[]> {
  const listed = await ports.platform.listOrders({ orderId }).all();
  const keys = listed.ok ? listed.value.filter((key) => key.orderId === orderId) : [];
  const knownKeys = known.map(({ row }) => ({ orderId, skuId: row.snapshot.skuId }));
  return [...new Map([...keys, ...knownKeys].map((key) => [orderKeyOf(key), key])).values()];
}

function knownLine(known: readonly KnownLine[], key: OrderKey): KnownLine | undefined {
  return known.find(({ row }) => row.key === orderKeyOf(key));
}

async function lookAtLine(
  ports: ClaimPorts,
  asker: Promoter,
  key: OrderKey,
  known: KnownLine | undefined,
): Promise<LookedAt | undefined> {
  const told = await ports.platform.findOrder(key);
  const snapshot = told.ok ? snapshotOf(told.value, ports.buyerKeys) : known?.row.snapshot;
  if (!snapshot) return undefined;
  const isClue = !told.ok && known !== undefined && known.noCommission !== null;
  const promoter = ownerOf(snapshot, known);
  const isOwn = promoter === asker.promoter;
  const story = isOwn ? noStory : await buyerStoryOf(ports, asker, snapshot, promoter);
  return {
    line: {
      owner: isOwn ? 'asker' : promoter === null ? 'nobody' : 'another',
      isNamed: snapshot.sharer?.promoter === asker.promoter,
      isPaid: isPaid(snapshot),
      isClue,
      recording: isOwn && told.ok ? await record(ports, snapshot, known, asker) : 'not-tried',
      opened: story.opened,
      isBuyer: story.isBuyer,
      verdict: story.verdict,
    },
    evidence: evidenceOf(snapshot, known, story),
  };
}

/** The platform's word decides, until a person gave the order to somebody. */
function ownerOf(snapshot: OrderSnapshot, known: KnownLine | undefined): string | null {
  return known?.row.pinned ? known.row.promoter : (snapshot.sharer?.promoter ?? null);
}

async function record(
  ports: ClaimPorts,
  snapshot: OrderSnapshot,
  known: KnownLine | undefined,
  asker: Promoter,
): Promise<ClaimedLine['recording']> {
  const wasThere = known?.noCommission === null && known.row.promoter === asker.promoter;
  const recorded = await recordOrder(ports, { snapshot });
  if (recorded.ok) return wasThere ? 'was-there' : 'booked';
  switch (recorded.code) {
    case 'read-again':
      return 'was-there';
    case 'shop-without-brand':
      return 'shop-unknown';
    case 'ledger-conflict':
      return 'failed';
  }
}

function evidenceOf(snapshot: OrderSnapshot, known: KnownLine | undefined, story: BuyerStory): ClaimEvidence {
  return {
    orderKey: orderKeyOf(snapshot),
    shopAppid: snapshot.shopAppid,
    createdAtMs: snapshot.createdAtMs,
    isPaid: isPaid(snapshot),
    platformPromoter: snapshot.sharer?.promoter ?? null,
    promoterInBooks: known?.row.promoter ?? null,
    decision: story.decision,
    touches: story.touches,
  };
}

const ownClue: ClaimedLine = {
  owner: 'asker',
  isNamed: true,
  isPaid: true,
  isClue: true,
  recording: 'not-tried',
  opened: 'never',
  isBuyer: false,
  verdict: null,
};

/** Whether an order that carries no commission is a sale of the asker's. */
async function isOwnClue(ports: ClaimPorts, asker: Promoter, orderId: string): Promise<boolean> {
  let pagesLeft = mostCluePages;
  for await (const page of ports.platform.listClues({ promoter: asker.promoter }).pages()) {
    if (!page.ok) return false;
    const key = page.value.items.find((item) => item.orderId === orderId);
    if (key) {
      const clue = await ports.platform.findClue(key);
      return clue.ok && clue.value.sharer?.promoter === asker.promoter;
    }
    pagesLeft -= 1;
    if (pagesLeft === 0) return false;
  }
  return false;
}
