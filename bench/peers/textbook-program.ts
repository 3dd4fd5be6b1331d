import type { PeerDatabase, PeerRow } from './peer-database';

/** What an event of the platform says of an order. */
export interface PeerOrderEvent {
  readonly eventId: string;
  readonly orderId: string;
  readonly skuId: string;
  readonly promoter: string;
  readonly feeFen: number;
  readonly status: number;
  readonly atMs: number;
}

const holdMs = 15 * 86_400_000;
/** The most that one get gives. */
const pageSize = 1_000;

/**
 * A commission program as tutorials write it on this database: each event is logged, order and commission have a row
 * each, an account per promoter holds what is frozen and what is available, a record is written for every change, and
 * what belongs together runs in the SDK's own `runTransaction`. Every query has an index and every repeat is noticed.
 */
export class TextbookProgram {
  constructor(private readonly db: PeerDatabase) {}

  /** A new paid order: the promoter's part is frozen. */
  async onPaid(event: PeerOrderEvent): Promise<void> {
    await this.log(event);
    if (await this.findOrder(event)) return;
    const { data: promoter } = await this.db.collection('peer_promoters').doc(event.promoter).get();
    const { data: settings } = await this.db.collection('peer_settings').doc('share').get();
    const amountFen = Math.floor((event.feeFen * Number(promoter.sharePercent ?? settings.sharePercent)) / 100);
    await this.db.runTransaction(async (transaction) => {
      const { orderId, skuId, status, feeFen, atMs } = event;
      await transaction.collection('peer_orders').add({ data: { orderId, skuId, status, feeFen, createdAtMs: atMs } });
      const commission = { orderId, skuId, promoter: event.promoter, amountFen, status: 'frozen', availableAtMs: 0 };
      await transaction.collection('peer_commissions').add({ data: commission });
      const account = transaction.collection('peer_accounts').doc(event.promoter);
      const { data } = await account.get();
      await account.update({ data: { frozenFen: Number(data.frozenFen) + amountFen } });
      await transaction.collection('peer_records').add({ data: recordOf(event, 'paid', amountFen) });
    });
  }

  /** A change of the order's status that moves no money. */
  async onStatus(event: PeerOrderEvent): Promise<void> {
    await this.log(event);
    const order = await this.findOrder(event);
    if (order)
      await this.db
        .collection('peer_orders')
        .doc(order._id)
        .update({ data: { status: event.status } });
  }

  /** Settled by the platform: the commission gets the moment from which it is available. */
  async onSettled(event: PeerOrderEvent): Promise<void> {
    await this.log(event);
    const order = await this.findOrder(event);
    const commission = await this.findCommission(event);
    if (!order || commission?.status !== 'frozen') return;
    await this.db.runTransaction(async (transaction) => {
      await transaction
        .collection('peer_orders')
        .doc(order._id)
        .update({ data: { status: event.status } });
      const data = { status: 'settled', availableAtMs: event.atMs + holdMs };
      await transaction.collection('peer_commissions').doc(commission._id).update({ data });
    });
  }

  /** All money back: the commission is taken from where it is. */
  async onRefund(event: PeerOrderEvent): Promise<void> {
    await this.log(event);
    const order = await this.findOrder(event);
    const commission = await this.findCommission(event);
    if (!order || !commission || commission.status === 'refunded') return;
    const amountFen = Number(commission.amountFen);
    const place = commission.status === 'released' ? 'availableFen' : 'frozenFen';
    await this.db.runTransaction(async (transaction) => {
      await transaction
        .collection('peer_orders')
        .doc(order._id)
        .update({ data: { status: event.status } });
      await transaction
        .collection('peer_commissions')
        .doc(commission._id)
        .update({ data: { status: 'refunded' } });
      const account = transaction.collection('peer_accounts').doc(event.promoter);
      const { data } = await account.get();
      await account.update({ data: { [place]: Number(data[place]) - amountFen } });
      await transaction.collection('peer_records').add({ data: recordOf(event, 'refunded', -amountFen) });
    });
  }

  async balanceOf(promoter: string): Promise<PeerRow> {
    return (await this.db.collection('peer_accounts').doc(promoter).get()).data;
  }

  /** A withdrawal: what is available goes to what is under way. Returns its number, or undefined without the money. */
  async withdraw(promoter: string, amountFen: number, atMs: number): Promise<string | undefined> {
    const { data: before } = await this.db.collection('peer_accounts').doc(promoter).get();
    if (Number(before.availableFen) < amountFen) return undefined;
    return this.db.runTransaction(async (transaction) => {
      const account = transaction.collection('peer_accounts').doc(promoter);
      const { data } = await account.get();
      const [availableFen, payingFen] = [Number(data.availableFen) - amountFen, Number(data.payingFen) + amountFen];
      await account.update({ data: { availableFen, payingFen } });
      const withdrawal = { promoter, amountFen, status: 'pending', createdAtMs: atMs };
      const { _id } = await transaction.collection('peer_withdrawals').add({ data: withdrawal });
      const record = { promoter, cause: 'withdrawn', amountFen: -amountFen, createdAtMs: atMs };
      await transaction.collection('peer_records').add({ data: record });
      return _id;
    });
  }

  /** The job that hands pending withdrawals to the pay platform, and notes that it did. Returns how many. */
  async sendPending(pay: (withdrawal: PeerRow) => Promise<void>): Promise<number> {
    const pending = await this.db.collection('peer_withdrawals').where({ status: 'pending' }).limit(100).get();
    for (const withdrawal of pending.data) {
      await pay(withdrawal);
      await this.db
        .collection('peer_withdrawals')
        .doc(withdrawal._id)
        .update({ data: { status: 'sent' } });
    }
    return pending.data.length;
  }

  /** The pay platform says that a withdrawal arrived. */
  async onPaidOut(withdrawalId: string, atMs: number): Promise<void> {
    const { data: withdrawal } = await this.db.collection('peer_withdrawals').doc(withdrawalId).get();
    if (withdrawal.status !== 'sent') return;
    const [promoter, amountFen] = [String(withdrawal.promoter), Number(withdrawal.amountFen)];
    await this.db.runTransaction(async (transaction) => {
      await transaction
        .collection('peer_withdrawals')
        .doc(withdrawalId)
        .update({ data: { status: 'paid' } });
      const account = transaction.collection('peer_accounts').doc(promoter);
      const { data } = await account.get();
      const [payingFen, paidFen] = [Number(data.payingFen) - amountFen, Number(data.paidFen) + amountFen];
      await account.update({ data: { payingFen, paidFen } });
      const record = { promoter, cause: 'paid out', amountFen, createdAtMs: atMs };
      await transaction.collection('peer_records').add({ data: record });
    });
  }

  /** A period's records with what was there before: the sum of all earlier ones, page by page. */
  async statement(promoter: string, { fromMs, beforeMs }: { readonly fromMs: number; readonly beforeMs: number }) {
    let openingFen = 0;
    const lines: PeerRow[] = [];
    const own = { promoter, createdAtMs: this.db.command.lt(beforeMs) };
    const records = this.db.collection('peer_records').where(own).orderBy('createdAtMs', 'asc');
    for (let skipped = 0; ; skipped += pageSize) {
      const { data: page } = await records.skip(skipped).limit(pageSize).get();
      for (const record of page) {
        if (Number(record.createdAtMs) >= fromMs) lines.push(record);
        else openingFen += Number(record.amountFen);
      }
      if (page.length < pageSize) return { openingFen, lines };
    }
  }

  /** The nightly job: every commission whose moment has come, one transaction each. Returns how many it released. */
  async release(nowMs: number): Promise<number> {
    let released = 0;
    for (;;) {
      const due = { status: 'settled', availableAtMs: this.db.command.lte(nowMs) };
      const { data: page } = await this.db.collection('peer_commissions').where(due).limit(100).get();
      for (const commission of page) await this.releaseOne(commission, nowMs);
      released += page.length;
      if (page.length < 100) return released;
    }
  }

  private releaseOne({ _id }: PeerRow, atMs: number): Promise<void> {
    return this.db.runTransaction(async (transaction) => {
      const document = transaction.collection('peer_commissions').doc(_id);
      const { data: commission } = await document.get();
      if (commission.status !== 'settled') return;
      await document.update({ data: { status: 'released' } });
      const [promoter, amountFen] = [String(commission.promoter), Number(commission.amountFen)];
      const account = transaction.collection('peer_accounts').doc(promoter);
      const { data } = await account.get();
      const frozenFen = Number(data.frozenFen) - amountFen;
      await account.update({ data: { frozenFen, availableFen: Number(data.availableFen) + amountFen } });
      const { orderId, skuId } = commission;
      const record = { promoter, orderId, skuId, cause: 'released', amountFen, createdAtMs: atMs };
      await transaction.collection('peer_records').add({ data: record });
    });
  }

  private async log(event: PeerOrderEvent): Promise<void> {
    await this.db.collection('peer_events').add({ data: event });
  }

  private async findOrder({ orderId, skuId }: PeerOrderEvent): Promise<PeerRow | undefined> {
    return (await this.db.collection('peer_orders').where({ orderId, skuId }).limit(1).get()).data[0];
  }

  private async findCommission({ orderId, skuId }: PeerOrderEvent): Promise<PeerRow | undefined> {
    return (await this.db.collection('peer_commissions').where({ orderId, skuId }).limit(1).get()).data[0];
  }
}

function recordOf({ promoter, orderId, skuId, atMs }: PeerOrderEvent, cause: string, amountFen: number) {
  return { promoter, orderId, skuId, cause, amountFen, createdAtMs: atMs };
}
