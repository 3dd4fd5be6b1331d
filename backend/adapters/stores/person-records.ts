import type { DocumentDatabase, Json, Query, StoredDocument } from '../../ports/document-database';
import type { Person, PersonRecords, PersonRows } from '../../ports/person-records';
import { walletOf } from './wallet-document';

const mostRows = 500;

type Row = Readonly<Record<string, Json>>;

/** Fields of an order that are the promoter's own business; the buyer's are left out. */
const orderFields = [
  ...['_id', 'brandId', 'shopAppid', 'createdAtMs', 'updatedAtMs', 'settledBy', 'sharePpm', 'holdDays'],
  ...['receiptAtMs', 'dueDay', 'moneyIn'],
];

function only(document: StoredDocument, fields: readonly string[]): Row {
  return Object.fromEntries(fields.flatMap((field) => (field in document ? [[field, document[field] as Json]] : [])));
}

function without(document: StoredDocument, ...fields: readonly string[]): Row {
  return Object.fromEntries(Object.entries(document).filter(([field]) => !fields.includes(field)));
}

/** What may be shown of where he is paid: never the sealed text. */
function payeeRow({ _id, kind, accounts, savedAtMs }: StoredDocument): Row {
  const all = Object.entries((accounts ?? {}) as Record<string, { readonly masked?: Json }>);
  const masked = Object.fromEntries(all.map(([route, account]) => [route, account.masked ?? null]));
  return { _id, kind: kind ?? null, savedAtMs: savedAtMs ?? null, accounts: masked };
}

/** At most 500 of one kind, and whether there are more. */
async function listed(
  database: DocumentDatabase,
  kind: string,
  query: Omit<Query, 'limit'>,
  rowOf: (document: StoredDocument) => Row = (document) => document,
): Promise<PersonRows> {
  const found = await database.list(kind, { ...query, limit: mostRows + 1 });
  return { kind, rows: found.slice(0, mostRows).map(rowOf), isCut: found.length > mostRows };
}

async function one(
  database: DocumentDatabase,
  kind: string,
  id: string,
  rowOf: (document: StoredDocument) => Row = (document) => document,
): Promise<PersonRows> {
  const found = await database.find(kind, id);
  return { kind, rows: found ? [rowOf(found)] : [], isCut: false };
}

function rowsOfPromoter(database: DocumentDatabase, promoter: string): Promise<PersonRows>[] {
  const newest = (field: string): Pick<Query, 'orderBy'> => ({ orderBy: [[field, 'desc']] });
  return [
    one(database, 'promoters', promoter, (document) => without(document, 'unionidHash')),
    listed(database, 'memberships', { where: { promoter } }),
    listed(database, 'share_links', { where: { promoter } }),
    listed(database, 'orders', { where: { promoter }, ...newest('createdAtMs') }, (row) => only(row, orderFields)),
    listed(database, 'ledger', { where: { promoters: promoter }, ...newest('bookedAtMs') }),
    one(database, 'wallets', promoter),
    listed(database, 'payouts', { where: { promoter }, ...newest('requestedAtMs') }),
    one(database, 'payees', promoter, payeeRow),
    listed(database, 'outbox', { where: { promoter }, ...newest('notedAtMs') }),
  ];
}

async function leave(database: DocumentDatabase, promoter: string, atMs: number): Promise<void> {
  const set = { status: 'left', leftAtMs: atMs };
  await database.updateWhere('memberships', { promoter, status: 'active' }, { set });
  await database.update('promoters', promoter, { set: { leftAtMs: atMs } });
  await database.updateWhere('promoters', { _id: promoter, status: 'bound' }, { set: { status: 'unbound' } });
}

async function erasePayee(database: DocumentDatabase, promoter: string, atMs: number): Promise<void> {
  const hasTax = (await database.count('tax_months', { payee: promoter })) > 0;
  const set: Record<string, Json> = { accounts: {}, accountNames: [], personNames: [], erasedAtMs: atMs };
  await database.update('payees', promoter, { set: hasTax ? set : { ...set, taxIdentity: null } });
}

/** What brands called him and where he stood: his name, their tags, and the card that bore his name. */
async function erasePlaces(database: DocumentDatabase, promoter: string, atMs: number): Promise<void> {
  await database.updateWhere('memberships', { promoter }, { set: { nickname: '', tags: [], storeId: null } });
  await database.updateWhere('stores', { promoter }, { set: { name: '', revokedAtMs: atMs } });
}

/** The profile comes last: until it is gone, the same call finds the person again and goes on. */
async function erase(database: DocumentDatabase, { openid, promoter, buyerKey }: Person, atMs: number): Promise<void> {
  if (buyerKey !== null) await database.removeWhere('touches', { buyerKey });
  await database.removeWhere('notice_consents', { openid });
  await database.removeWhere('complaints', { openid });
  if (promoter === null) return;
  await leave(database, promoter, atMs);
  await database.removeWhere('share_links', { promoter });
  await database.removeWhere('outbox', { promoter });
  await erasePayee(database, promoter, atMs);
  await erasePlaces(database, promoter, atMs);
  const phone = { phoneHash: null, phoneVerifiedAtMs: null };
  const set = { openid: null, unionidHash: null, ...phone, nickname: '', avatarUrl: '', erasedAtMs: atMs };
  await database.update('promoters', promoter, { set });
}

/** The rows of a person over documents. */
export function documentPersonRecords(database: DocumentDatabase): PersonRecords {
  return {
    collect: ({ openid, promoter, buyerKey }) =>
      Promise.all([
        ...(promoter === null ? [] : rowsOfPromoter(database, promoter)),
        ...(buyerKey === null ? [] : [listed(database, 'touches', { where: { buyerKey } })]),
        listed(database, 'consents', { where: { openid } }),
        listed(database, 'notice_consents', { where: { openid } }),
        listed(database, 'complaints', { where: { openid }, orderBy: [['askedAtMs', 'desc']] }),
      ]),
    async hasMoney(promoter) {
      const document = await database.find('wallets', promoter);
      if (!document) return false;
      const { frozenFen, heldFen, availableFen, payingFen, dueFenByDay } = walletOf(document);
      return [frozenFen, heldFen, availableFen, payingFen, ...Object.values(dueFenByDay)].some((part) => part !== 0);
    },
    leave: (promoter, atMs) => leave(database, promoter, atMs),
    erase: (person, atMs) => erase(database, person, atMs),
  };
}
