import { ledgerDocument } from '../../../backend/adapters/stores/ledger-document';
import { booksTransaction } from '../../../backend/adapters/stores/order-books';
import type { DocumentTransaction, StoredDocument } from '../../../backend/ports/document-database';
import { Outage } from '../../../backend/ports/outage';
import { type Account, promoterAccount } from '../../../core/ledger/account';
import { type LedgerCause, type LedgerTransaction, promotersOf } from '../../../core/ledger/ledger-transaction';
import { payableFen } from '../../../core/ledger/payouts-block';
import { releaseDue } from '../../../core/ledger/release-due';
import { applyPostings, type Wallet, withdrawableFen } from '../../../core/ledger/wallet';
import { fen } from '../../../core/money/fen';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { BillState } from './pay-platform';
import type { DeskWorld, SeenPayout, WithdrawalDesk, WithdrawalWish } from './withdrawal-desk';

type State = 'reserved' | 'sent' | 'paid' | 'back';

interface Payout extends SeenPayout {
  readonly state: State;
}

/** Withdrawals in their smallest form, through the same books as everything else: reserve, hand over, ask, end once. */
export function interimPayouts({ database, strand, pay }: DeskWorld): WithdrawalDesk {
  const { clock } = strand;
  const list = async (): Promise<Payout[]> => {
    const documents = await database.list('payouts', { where: {}, orderBy: [['_id', 'asc']], limit: 1000 });
    return documents.map(payoutOf);
  };
  const end = (number: string, state: BillState) =>
    database.transaction((documents) => endPayout(documents, number, state, clock.nowMs()));
  const ask = async (number: string): Promise<void> => {
    const state = await strand.call('pay.query', () => pay.stateOf(number));
    if (state && state !== 'WAIT_USER_CONFIRM') await end(number, state);
    if (!state) await submit(number);
  };
  const submit = async (number: string): Promise<void> => {
    const payout = await database.find('payouts', number);
    if (!payout) return;
    const { promoter, amountFen } = payoutOf(payout);
    await strand.call('pay.submit', () => pay.submit(number, promoter, amountFen));
  };
  /** Without an answer nothing is known; the next run asks. */
  const unlessSilent = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof Outage)) throw error;
    }
  };
  return {
    request: (wish) => database.transaction((documents) => reserve(documents, wish, clock.nowMs())),
    async send() {
      for (const { number, state } of await list()) {
        if (state !== 'reserved') continue;
        const mayGo = await database.transaction((documents) => handOver(documents, number, clock.nowMs()));
        if (mayGo) await unlessSilent(submit(number));
      }
    },
    async settle() {
      for (const { number, state } of await list()) if (state === 'sent') await unlessSilent(ask(number));
    },
    ended: ask,
    payouts: list,
  };
}

function payoutOf({ _id, promoter, amountFen, state }: StoredDocument): Payout {
  const isOpen = state === 'reserved' || state === 'sent';
  return {
    number: _id,
    promoter: String(promoter),
    amountFen: Number(amountFen),
    state: state as State,
    isOpen,
  };
}

async function reserve(
  documents: DocumentTransaction,
  { promoter, part, requestId }: WithdrawalWish,
  nowMs: number,
): Promise<'reserved' | 'refused' | 'repeat'> {
  const number = `W${requestId}`;
  if (await documents.find('payouts', number)) return 'repeat';
  const books = booksTransaction(documents);
  const wallet = await books.findWallet(promoter);
  if (!wallet) return 'refused';
  const today = beijingDayOf(nowMs);
  const freeFen = payableFen(wallet, { today, nowMs });
  const amountFen = part === 'half' ? Math.floor(freeFen / 2) : part === 'all' ? freeFen : freeFen + 1;
  if (amountFen <= 0 || amountFen > freeFen) return 'refused';
  const swept = releaseDue(wallet, today, nowMs);
  const entry = moved(`withdraw|${number}`, 'WITHDRAWN', promoter, ['available', 'paying'], amountFen, nowMs);
  await books.addLedger(swept?.transaction ? [swept.transaction, entry] : [entry]);
  await books.writeWallet(applyPostings(swept?.wallet ?? wallet, entry.postings), true);
  await documents.add('payouts', [{ _id: number, promoter, amountFen, state: 'reserved' }]);
  return 'reserved';
}

/** Reads the wallet again: what fell below zero, or was blocked, since the request does not go out. */
async function handOver(documents: DocumentTransaction, number: string, nowMs: number): Promise<boolean> {
  const stored = await documents.find('payouts', number);
  if (stored?.state !== 'reserved') return false;
  const { promoter, amountFen } = payoutOf(stored);
  const wallet = await booksTransaction(documents).findWallet(promoter);
  const today = beijingDayOf(nowMs);
  const isBlocked = wallet?.payoutsBlocked ? wallet.payoutsBlocked.untilMs > nowMs : false;
  if (!wallet || isBlocked || withdrawableFen(wallet, today) < 0) {
    await moveBack(documents, number, promoter, amountFen, nowMs, wallet);
    return false;
  }
  await documents.update('payouts', number, { set: { state: 'sent' } });
  // The wallet is written so that whatever changes it meanwhile meets this.
  await documents.update('wallets', promoter, { increment: { availableFen: 0 } });
  return true;
}

async function endPayout(
  documents: DocumentTransaction,
  number: string,
  state: BillState,
  nowMs: number,
): Promise<void> {
  const stored = await documents.find('payouts', number);
  if (stored?.state !== 'sent') return;
  const { promoter, amountFen } = payoutOf(stored);
  const books = booksTransaction(documents);
  if (state !== 'SUCCESS')
    return moveBack(documents, number, promoter, amountFen, nowMs, await books.findWallet(promoter));
  await documents.update('payouts', number, { set: { state: 'paid' } });
  const entry = moved(`payout|${number}`, 'PAID_OUT', promoter, ['paying', 'paid'], amountFen, nowMs);
  await books.addLedger([entry]);
  await books.moveInWallet(promoter, entry.postings);
}

async function moveBack(
  documents: DocumentTransaction,
  number: string,
  promoter: string,
  amountFen: number,
  nowMs: number,
  wallet: Wallet | undefined,
): Promise<void> {
  await documents.update('payouts', number, { set: { state: 'back' } });
  const entry = moved(`payout|${number}`, 'PAYOUT_BACK', promoter, ['paying', 'available'], amountFen, nowMs);
  await documents.add('ledger', [ledgerDocument(entry)]);
  if (wallet) await booksTransaction(documents).writeWallet(applyPostings(wallet, entry.postings), true);
}

type Place = 'available' | 'paying' | 'paid';

function moved(
  id: string,
  cause: string,
  promoter: string,
  [from, to]: readonly [Place, Place],
  amountFen: number,
  bookedAtMs: number,
): LedgerTransaction {
  const account = (place: Place): Account => promoterAccount(promoter, { place });
  const postings = [{ from: account(from), to: account(to), amountFen: fen(amountFen) }];
  return {
    id,
    cause: cause as LedgerCause,
    brandId: null,
    orderKey: null,
    promoters: promotersOf(postings),
    postings,
    bookedAtMs,
  };
}
