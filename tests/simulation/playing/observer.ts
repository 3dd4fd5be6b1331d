import type { DocumentDatabase, StoredDocument } from '../../../backend/ports/document-database';
import { LedgerWatch, type SeenEntry } from '../reference/ledger-watch';
import type { Decisions } from '../reference/order-verdict';
import type { TaxWatch } from '../reference/tax-watch';
import type { FaultLog } from '../schedule/fault-log';
import type { SeenWrite, WriteWatch } from '../schedule/gated-database';

/** What people decided, in the order in which it was committed. */
interface Decided {
  givenTo: string | null;
  isHeld: boolean | undefined;
}

/** Sees every write as it counts: folds the ledger, remembers what people decided, compares wallets. */
export class Observer implements WriteWatch {
  readonly ledger: LedgerWatch;
  readonly adjustedFen = new Map<string, number>();
  /** Promoter and amount of each adjustment that was carried out. */
  readonly adjustments: string[] = [];
  private readonly decided = new Map<string, Decided>();
  private readonly dueDays = new Map<string, string>();
  private readonly decidedCorrections = new Set<string>();

  constructor(
    nowMs: () => number,
    private readonly log: FaultLog,
    readonly tax: TaxWatch,
    /** Where wallets are compared after each commit; absent where that would cost calls. */
    private readonly wallets: DocumentDatabase | undefined,
  ) {
    this.ledger = new LedgerWatch(nowMs);
  }

  readonly committed = async (writes: readonly SeenWrite[]): Promise<void> => {
    const entries = writes.filter(({ collection }) => collection === 'ledger');
    for (const { how, id } of entries) if (how !== 'add') this.ledger.violate('I13', `${how} of the entry ${id}`);
    const seen = entries.flatMap(({ document }) => (document ? [entryOf(document)] : []));
    this.ledger.take(seen);
    for (const entry of seen) this.tax.take(entry);
    for (const write of writes) this.seeDecision(write);
    if (entries.length > 0 || writes.some(({ collection }) => collection === 'wallets'))
      await this.compare(writes, entries);
  };

  decisionsOf(orderKey: string): Decisions {
    return this.decided.get(orderKey) ?? { givenTo: null, isHeld: undefined };
  }

  private seeDecision({ how, collection, document }: SeenWrite): void {
    if (!document) return;
    if (collection === 'corrections' && document.state === 'approved') this.seeCorrection(document);
    if (collection === 'audit' && how !== 'add') this.ledger.violate('I13', `${how} of the audit ${document._id}`);
    if (collection === 'audit') this.seeAudit(document);
  }

  private seeCorrection({ _id, subject }: StoredDocument): void {
    if (this.decidedCorrections.has(_id)) this.ledger.violate('I6', `the correction ${_id} is carried out twice`);
    this.decidedCorrections.add(_id);
    const { kind, orderKey, toPromoter, promoter, amountFen } = subject as Readonly<Record<string, string | number>>;
    if (kind === 'reattribution') {
      this.log.note('re-attributed');
      this.decide(String(orderKey)).givenTo = String(toPromoter);
    } else {
      this.log.note('adjusted');
      this.adjustments.push(`${promoter} ${amountFen}`);
      this.adjustedFen.set(String(promoter), (this.adjustedFen.get(String(promoter)) ?? 0) + Number(amountFen));
    }
  }

  private seeAudit({ action, subject, answer }: StoredDocument): void {
    const { held, promoter, untilMs } = (answer ?? {}) as Readonly<Record<string, string | number | null>>;
    const orderKey = String(subject).replace(/^order /, '');
    if (action === 'holdOrder' && held === 'order') this.decide(orderKey).isHeld = true;
    if (action === 'unholdOrder') this.decide(orderKey).isHeld = false;
    if (action === 'blockPayouts') this.ledger.block(String(promoter), Number(untilMs));
    if (action === 'unblockPayouts') this.ledger.block(String(promoter), 0);
    this.log.note(`done: ${String(action)}${held === 'payouts' ? ' after release' : ''}`);
  }

  private decide(orderKey: string): Decided {
    const decided = this.decided.get(orderKey) ?? { givenTo: null, isHeld: undefined };
    this.decided.set(orderKey, decided);
    return decided;
  }

  /** A stored wallet is the fold of the ledger, at once and for every place. */
  private async compare(writes: readonly SeenWrite[], entries: readonly SeenWrite[]): Promise<void> {
    if (!this.wallets) return;
    const touched = writes.flatMap(({ collection, id }) => (collection === 'wallets' && id ? [id] : []));
    const named = entries.flatMap(({ document }) => (document ? promotersOf(entryOf(document)) : []));
    for (const promoter of new Set([...touched, ...named])) {
      const stored = await this.wallets.find('wallets', promoter);
      this.compareWallet(promoter, stored);
      for (const { document } of entries) if (document) this.judgePlace(document, promoter, stored);
    }
  }

  /** What moves at `available` for an order with a due day was released through that day, by the wallet's own word. */
  private judgePlace(
    { _id, orderKey, postings }: StoredDocument,
    promoter: string,
    stored: StoredDocument | undefined,
  ): void {
    if (typeof orderKey !== 'string') return;
    const accounts = (postings as unknown as SeenEntry['postings']).flatMap(({ from, to }) => [from, to]);
    const day = accounts.flatMap((account) => /\/due\/(\d{8})$/.exec(account)?.[1] ?? [])[0];
    if (day !== undefined) this.dueDays.set(orderKey, day);
    const known = this.dueDays.get(orderKey);
    const isFree = accounts.includes(`promoter/${promoter}/available`);
    if (isFree && known !== undefined && known > String(stored?.releasedThroughDay ?? '')) {
      this.ledger.violate('I11', `${_id} takes ${known} for released, the wallet does not`);
    }
  }

  compareWallet(promoter: string, stored: StoredDocument | undefined): void {
    const released = String(stored?.releasedThroughDay ?? '');
    const lagging = [...placesOfWallet(stored).keys()].filter(
      (place) => place.startsWith('due/') && place.slice(4) <= released,
    );
    if (lagging.length > 0)
      this.ledger.violate('I3', `${promoter} is released through ${released} and holds ${lagging.join()}`);
    const folded = placesText(this.ledger.placesOf(promoter));
    const kept = placesText(placesOfWallet(stored));
    if (folded !== kept) this.ledger.violate('I3', `${promoter} has ${kept}, the ledger says ${folded}`);
  }
}

function entryOf({ _id, bookedAtMs, postings }: StoredDocument): SeenEntry {
  return { id: _id, bookedAtMs: Number(bookedAtMs), postings: (postings ?? []) as unknown as SeenEntry['postings'] };
}

function promotersOf({ postings }: SeenEntry): string[] {
  return postings.flatMap(({ from, to }) =>
    [from, to].flatMap((account) => (account.startsWith('promoter/') ? [account.split('/')[1] ?? ''] : [])),
  );
}

/** The places of a stored wallet that hold something. */
export function placesOfWallet(stored: StoredDocument | undefined): Map<string, number> {
  const places = new Map<string, number>();
  for (const place of ['frozen', 'held', 'available', 'paying', 'paid'])
    places.set(place, Number(stored?.[`${place}Fen`] ?? 0));
  for (const [day, fen] of Object.entries((stored?.dueFenByDay ?? {}) as Record<string, number>))
    places.set(`due/${day}`, fen);
  return new Map([...places].filter(([, fen]) => fen !== 0));
}

export function placesText(places: ReadonlyMap<string, number>): string {
  return [...places]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([place, fen]) => `${place} ${fen}`)
    .join(', ');
}
