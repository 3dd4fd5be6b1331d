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
  // The id of an invite is its token; that of an entry of the audit says who did it.
  return collection === 'invites' || collection === 'audit' ? { ...kept, _id: '' } : kept;
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

type Head = Extract<ArchiveLine, { line: 'head' }>;

/** What an archive holds that a deployment takes in, and how much stays in the file. */
export interface ReadArchive {
  readonly head: Head;
  /** The brand's own row; null where it is missing. */
  readonly brand: Row | null;
  readonly rows: number;
  /** Rows of the other collections. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Reads an archive line by line, because the whole of a large brand is more than a function may hold. */
export interface ArchiveReader {
  /** False once it is clear that this is no archive: the rest need not be read. */
  take(line: string): boolean;
  /** After the last line; one that is cut short, broken, or of another version is refused by name. */
  result(): ReadArchive | ArchiveProblem;
}

export function archiveReader(): ArchiveReader {
  let head: Head | undefined;
  let brand: Row | null = null;
  let end: number | undefined;
  let problem: ArchiveProblem | undefined;
  let rows = 0;
  const counts: Record<string, number> = {};
  function takeLine(line: ArchiveLine | undefined): ArchiveProblem | undefined {
    if (line === undefined) return 'archive-not-readable';
    if (head === undefined) {
      if (line.line !== 'head') return 'archive-not-readable';
      head = line;
      return line.version === 1 ? undefined : 'archive-of-other-version';
    }
    if (line.line === 'head' || end !== undefined) return 'archive-cut';
    if (line.line === 'end') {
      end = line.rows;
      return undefined;
    }
    rows += 1;
    if (line.collection === 'brands') brand ??= line.row;
    else counts[line.collection] = (counts[line.collection] ?? 0) + 1;
    return undefined;
  }
  return {
    take(line) {
      if (problem === undefined && line.trim() !== '') problem = takeLine(parsedLine(line));
      return problem === undefined;
    },
    result() {
      if (problem !== undefined) return problem;
      if (head === undefined) return 'archive-not-readable';
      return end === rows ? { head, brand, rows, counts } : 'archive-cut';
    },
  };
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
