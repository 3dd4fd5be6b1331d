/** A plain value as JSON has it. */
type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Row = { readonly [field: string]: Value };

/** What a brand takes along when it leaves, in this order; of each collection its own rows alone. */
export const archivedCollections = [
  'brands',
  'shops',
  'stores',
  'campaigns',
  'memberships',
  'invites',
  'plans',
  'contents',
  'orders',
  'ledger',
  'audit',
] as const;
export type ArchivedCollection = (typeof archivedCollections)[number];

/** What no archive can move, as the merchant reads it before he leaves. */
export const cannotMove: readonly string[] = [
  '推客和机构的绑定留在微信:到了新机构,每位推客要自己重新同意绑定。',
  '微信里已经锁住的买家转不走,到期自然结束。',
  '已经赚到、还没付的佣金由原来的机构照常结算和提现,不跟着品牌走。',
  '推客签过的协议不带走,新机构要用自己的协议重新取得同意。',
  '邀请、门店和店员的码会换新,旧的打印件打不开。',
  '买家只有加密后的编号,换了机构认不出来,所以不导出。',
];

/** Fields that would open a door, or that mean nothing elsewhere. */
const leftOut: ReadonlySet<string> = new Set([
  ...['buyerKey', 'code', 'token', 'usedInvites', 'openid', 'toldAtMs', 'request', 'answer'],
]);

/** A stored row as it goes into the archive: without doors, and without what another deployment could not read. */
export function archivedRow(collection: ArchivedCollection, row: Row): Row {
  const kept = withoutDoors(row);
  // The id of an invite is its token.
  return collection === 'invites' ? { ...kept, _id: '' } : kept;
}

function withoutDoors(row: Row): Row {
  const kept = Object.entries(row).filter(([name]) => !leftOut.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, isRow(value) ? withoutDoors(value) : value]));
}

function isRow(value: Value): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One line of the archive's file: `head` first, then rows, `end` last with how many there were. */
export type ArchiveLine =
  | {
      readonly line: 'head';
      readonly version: 1;
      readonly brandId: string;
      readonly name: string;
      readonly exportedAtMs: number;
      readonly cannotMove: readonly string[];
    }
  | { readonly line: 'row'; readonly collection: ArchivedCollection; readonly row: Row }
  | { readonly line: 'end'; readonly rows: number };

export type ArchiveProblem = 'archive-not-readable' | 'archive-cut' | 'archive-of-other-version';

export interface ReadArchive {
  readonly head: Extract<ArchiveLine, { line: 'head' }>;
  readonly rows: readonly Extract<ArchiveLine, { line: 'row' }>[];
}

/** Reads an archive whole; one that is cut short, broken, or of another version is refused by name. */
export function readArchive(text: string): ReadArchive | ArchiveProblem {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const parsed = lines.map(parsedLine);
  const [head] = parsed;
  if (head === undefined || parsed.some((line) => line === undefined) || head.line !== 'head') {
    return 'archive-not-readable';
  }
  if (head.version !== 1) return 'archive-of-other-version';
  const rows = parsed.flatMap((line) => (line?.line === 'row' ? [line] : []));
  const end = parsed[parsed.length - 1];
  const isWhole = end?.line === 'end' && end.rows === rows.length && rows.length === lines.length - 2;
  return isWhole ? { head, rows } : 'archive-cut';
}

function parsedLine(line: string): ArchiveLine | undefined {
  try {
    const value = JSON.parse(line) as ArchiveLine | null;
    const isRow = value?.line === 'row' && archivedCollections.includes(value.collection) && isObject(value.row);
    return value?.line === 'head' || value?.line === 'end' || isRow ? (value ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
