import { createHash } from 'node:crypto';
import { documentOutbox } from '../../../backend/adapters/stores/outbox-store';
import { payoutOf } from '../../../backend/adapters/stores/payout-document';
import { documentPayoutSettings } from '../../../backend/adapters/stores/payout-settings';
import { documentPayoutStore } from '../../../backend/adapters/stores/payout-store';
import type { DocumentDatabase, StoredDocument } from '../../../backend/ports/document-database';
import type { Journal } from '../../../backend/ports/journal';
import { abandonPayout } from '../../../backend/usecases/payouts/abandon-payout';
import { agencyDay } from '../../../backend/usecases/payouts/agency-day';
import { applyNotification } from '../../../backend/usecases/payouts/apply-notification';
import { sendPayouts } from '../../../backend/usecases/payouts/send-payouts';
import { settlePayouts } from '../../../backend/usecases/payouts/settle-payouts';
import { ok } from '../../../core/outcome';
import { isOver } from '../../../core/payout/payout-row';
import type { Strand } from '../schedule/strand';
import type { BillState, PayPlatform } from './pay-platform';
import { merchantId, outcomeOf, payProvider } from './pay-provider';
import { type PageWorld, withdrawalPage } from './withdrawal-page';

/** A payout as the books know it. */
export interface SeenPayout {
  readonly number: string;
  readonly promoter: string;
  readonly amountFen: number;
  readonly state: string;
  readonly isOpen: boolean;
  /** What of it was withheld, and in which month; null when it was never paid. */
  readonly paid: { readonly month: string; readonly taxFen: number } | null;
}

export interface DeskWorld extends PageWorld {
  readonly strand: Strand;
  readonly pay: PayPlatform;
  readonly journal: Journal;
}

/** No limit of the agency is in the way: these are tested elsewhere, and here they would keep money from moving. */
export const boundlessPayouts: StoredDocument = {
  _id: 'payouts',
  maxFen: 100_000_000,
  promoterDayFen: 100_000_000,
  agencyDayFen: 100_000_000,
  nameFromFen: 100_000_000,
  automaticFen: 100_000_000,
};

const operator = { openid: 'o-finance', name: '陈会计' } as const;

export type WithdrawalDesk = ReturnType<typeof withdrawalDesk>;

/** Everything about withdrawals that a history sets going. */
export function withdrawalDesk(world: DeskWorld) {
  const { database, strand, pay, journal } = world;
  const { clock } = strand;
  const payouts = documentPayoutStore(database);
  const ports = {
    ...{ payouts, clock, journal, agencyDay: agencyDay(payouts) },
    payoutSettings: documentPayoutSettings(database, clock),
    outbox: documentOutbox(database),
    payees: { payeeOf: async () => ok({ kind: 'person' as const, hasName: true, sealed: null }) },
    promoters: { promoterOf: async (openid: string) => openid.slice('o-'.length) },
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    sender: { sendNow: async () => undefined },
    routes: ['wechat'] as const,
    providers: [payProvider(pay, strand)],
    payeeData: { open: () => undefined },
    payers: { wechat: { merchantId, appId: 'wxmini' } },
  };
  const plenty = () => 60_000;
  const notified = async (number: string, eventId: string, state: BillState | 'not-found'): Promise<string> => {
    const bill = pay.billOf(number);
    if (!bill) return 'unknown';
    const { promoter, amountFen } = bill;
    const notification = { eventId, payoutNo: number, merchantId, amountFen, openid: `o-${promoter}` };
    return applyNotification(ports, { ...notification, outcome: outcomeOf(pay, number, state) });
  };
  return {
    /** A wish of a promoter for his money. */
    request: withdrawalPage(ports, world),
    /** The timer that hands reserved payouts over. */
    send: () => sendPayouts(ports, plenty),
    /** The timer that asks about open payouts. */
    settle: () => settlePayouts(ports, plenty),
    /** The pay platform tells that a bill has ended; of one that came back since it had written so before. */
    async ended(number: string): Promise<void> {
      const state = pay.stateOf(number) ?? 'not-found';
      await notified(number, `event-${number}`, state === 'returned' ? 'paid' : state);
    },
    /** The pay platform tells that the bank gave a bill's money back; it never does so of one that was called off. */
    async returned(number: string): Promise<string> {
      return pay.stateOf(number) === 'returned' ? notified(number, `return-${number}`, 'returned') : 'called off';
    },
    /** An operator takes a payout for lost; it ends once the platform has said often enough that it does not know it. */
    abandon: (payoutNo: string) =>
      abandonPayout(ports, operator, { payoutNo, requestId: `lost-${payoutNo}`, reason: '平台查无此单' }),
    payouts: () => seenPayouts(database),
  };
}

/** All payouts as they are stored. */
export async function seenPayouts(database: DocumentDatabase): Promise<SeenPayout[]> {
  const documents = await database.list('payouts', { where: {}, orderBy: [['_id', 'asc']], limit: 1000 });
  return documents.map(payoutOf).map(({ payoutNo, promoter, quote, state, paid }) => {
    return { number: payoutNo, promoter, amountFen: quote.netFen, state, isOpen: !isOver(state), paid };
  });
}
