import { fen } from '../../../core/money/fen';
import type { PayeeKind } from '../../../core/payout/payee-kind';
import type { Payout } from '../../../core/payout/payout';
import { sha256Text } from '../../adapters/exports/sha256-text';
import { listPayProvider } from '../../adapters/list-pay/list-pay-provider';
import { resultFiles } from '../../adapters/list-pay/result-files';
import { tableFiles } from '../../adapters/list-pay/table-files';
import { documentPayListStore } from '../../adapters/stores/pay-list-store';
import { documentWorkItems } from '../../adapters/stores/work-items';
import type { Json } from '../../ports/document-database';
import type { ListRoute } from '../../ports/pay-list-store';
import type { PayeeData, PayOutcome } from '../../ports/pay-provider';
import type { StaffRole } from '../../ports/staff-store';
import { bankDraft, payeesUnderTest, startMs } from '../payees/payees-under-test';
import { approveList } from './approve-list';
import { makeList } from './make-list';

export { hourMs, startMs } from '../payees/payees-under-test';
export const owner = { openid: 'oOwner', name: '老板' };
export const finance = { openid: 'oFinance', name: '小财' };

const payee: PayeeData = {
  realName: bankDraft.realName,
  account: bankDraft.account,
  bankName: bankDraft.bankName,
  idNumber: '',
  phone: '',
};

let requests = 0;
/** A request of its own, with a reason. */
export const asked = () => ({ requestId: `request-${++requests}`, reason: '月底打款' });

/** Lists in memory; owner and finance may move money, and what payouts were told is kept. */
export function listsUnderTest() {
  const world = payeesUnderTest();
  const { database, time } = world;
  const payouts = new Map<string, Payout>();
  const heard: (readonly [payoutNo: string, outcome: PayOutcome])[] = [];
  const lists = documentPayListStore(database);
  const lookup = { findPayout: async (payoutNo: string) => payouts.get(payoutNo) };
  const lost = new Set<string>();
  const ports = {
    ...world.ports,
    payLists: lists,
    payouts: lookup,
    hash: sha256Text,
    tables: tableFiles,
    resultFiles,
    workItems: documentWorkItems(database),
    storage: storageWithout(lost),
    news: {
      hear: async (payoutNo: string, outcome: PayOutcome) => {
        heard.push([payoutNo, outcome]);
      },
    },
  };
  const provider = (route: ListRoute) =>
    listPayProvider({ clock: ports.clock, lists, vault: ports.vault, payouts: lookup }, route);

  async function appoint({ openid, name }: typeof owner, role: StaffRole): Promise<void> {
    const roles = [{ role, brandId: null }] as unknown as Json;
    await database.put('staff', { _id: openid, name, roles, addedAtMs: startMs });
  }

  /** Hands a payout over, as the sender does. */
  async function submit(
    payoutNo: string,
    netFen: number,
    { route = 'bank', payeeKind = 'person', change = {} }: Submitted = {},
  ) {
    time.nowMs += 1;
    payouts.set(payoutNo, payoutOf(payoutNo, netFen, route, payeeKind));
    const order = { payoutNo, netFen, grossFen: netFen, openid: 'owang', promoter: 'wxwang', remark: '推广佣金' };
    return provider(route).submit({ ...order, payee: { ...payee, ...change } });
  }

  /** A list of everything that waits, approved by the owner. */
  async function approvedList(route: ListRoute = 'bank'): Promise<string> {
    const made = await makeList(ports, finance, { route, ...asked() });
    if (!made.ok) throw new Error(made.code);
    const { listId, totalFen } = made.value;
    const approved = await approveList(ports, owner, { listId, totalFen, ...asked() });
    if (!approved.ok) throw new Error(approved.code);
    return listId;
  }

  return { ...world, ports, heard, provider, appoint, submit, approvedList, payouts, lost };
}

/** A file as the page uploads it for a payout of a list. */
export function evidenceOf(listId: string, payoutNo: string): string {
  return `cloud://env.b/evidence/${listId}/${payoutNo}-1.png`;
}

/** Every file is there but those that were lost. */
export function storageWithout(lost: ReadonlySet<string>) {
  return {
    linksTo: async (fileIds: readonly string[]) =>
      new Map(fileIds.filter((id) => !lost.has(id)).map((id) => [id, `https://files/${id.length}`])),
  };
}

interface Submitted {
  readonly route?: ListRoute;
  readonly payeeKind?: PayeeKind;
  readonly change?: Partial<PayeeData>;
}

function payoutOf(payoutNo: string, netFen: number, route: ListRoute, payeeKind: PayeeKind): Payout {
  return {
    ...{ payoutNo, promoter: 'wxwang', openid: 'owang', requestId: payoutNo, route, payeeKind, state: 'sent' },
    quote: { grossFen: fen(netFen), taxFen: fen(0), netFen: fen(netFen) },
    ...{ revision: 1, requestedAtMs: startMs, updatedAtMs: startMs },
  };
}

/** A world in which two people may move money. */
export async function staffedWorld() {
  const world = listsUnderTest();
  await world.bind('wang');
  await world.appoint(owner, 'agency-owner');
  await world.appoint(finance, 'agency-finance');
  return world;
}
