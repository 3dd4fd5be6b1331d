import { type Outcome, ok, rejected } from '../../../core/outcome';
import { findImportColumns, importTitles } from '../../../core/people/import-columns';
import {
  type ImportedPerson,
  type ImportProblem,
  type JudgedImport,
  judgeImport,
} from '../../../core/people/judge-import';
import type { PeopleDesk } from '../../ports/people-desk';
import type { PhoneHasher } from '../../ports/phone-hasher';
import type { Promoter } from '../../ports/promoter-store';
import type { ResultFiles } from '../../ports/result-files';
import type { StoreTree } from '../../ports/store-tree';
import { type ApplyListsPorts, applyLists } from '../joining/apply-lists';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';

export interface ImportPeoplePorts extends ApplyListsPorts {
  readonly people: PeopleDesk;
  readonly stores: Pick<StoreTree, 'listStores'>;
  readonly resultFiles: ResultFiles;
  readonly phones: PhoneHasher;
}

export interface PeopleFile {
  readonly brandId: string;
  /** Which list phones go onto. */
  readonly list: 'staff' | 'member';
  readonly contentBase64: string;
}

/** What a file would do, or did. */
export interface ImportReport {
  /** Of the bytes; taking in names it, so that what is taken in is what was looked at. */
  readonly fileHash: string;
  /** Phones that go onto the list. Nobody becomes a promoter by it: he joins himself. */
  readonly listed: number;
  /** Members who get tags or a store. */
  readonly marked: number;
  readonly problems: readonly ImportProblem[];
  readonly wasTakenIn: boolean;
}

export type ImportRefusal =
  | 'file-too-large'
  | 'file-not-readable'
  | 'columns-missing'
  | 'columns-forbidden'
  | 'import-empty'
  | 'import-changed'
  | 'request-id-taken';

const largestFileBytes = 2_000_000;
const mostLines = 5000;
const mostStores = 1000;

interface ReadFile extends JudgedImport {
  readonly fileHash: string;
}

/**
 * Says line by line what a file of people would do; writes nothing.
 *
 * Rejections: file-too-large (2 MB, 5,000 lines); file-not-readable; columns-missing; columns-forbidden, with the titles
 * that no file may hold (who stands above whom, rates, papers).
 */
export async function previewImport(
  ports: ImportPeoplePorts,
  file: PeopleFile,
): Promise<Outcome<ImportReport, ImportRefusal>> {
  const read = await readFile(ports, file);
  return read.ok ? ok(reportOf(read.value, false)) : read;
}

/**
 * Takes in the good lines of a file that was looked at; the broken ones are named again. It is written down first and
 * done then: the same request again finishes what was begun. Who verified a listed phone before and is a member gets the
 * tags and the store at once, and the group of an invite that waited for the list.
 *
 * Rejections: those of previewImport; import-empty when no line is good; import-changed when the file is not the one that
 * was looked at; request-id-taken.
 */
export async function applyImport(
  ports: ImportPeoplePorts,
  actor: Actor,
  request: PeopleFile & { readonly fileHash: string; readonly requestId: string; readonly reason: string },
): Promise<Outcome<ImportReport, ImportRefusal>> {
  const { brandId, list, fileHash, requestId, reason } = request;
  if (ports.resultFiles.hashOf(bytesOf(request)) !== fileHash) return rejected('import-changed');
  const read = await readFile(ports, request);
  if (!read.ok) return read;
  const report = reportOf(read.value, true);
  const audited = { action: 'importPeople', brandId, requestId, reason, asked: { brandId, list, fileHash } };
  const written = await auditedChange(ports.people, ports.clock, actor, audited, async () => {
    if (read.value.people.length === 0) return rejected('import-empty');
    const after = { fileHash, listed: report.listed, marked: report.marked, refused: report.problems.length };
    return ok({ subject: `import ${brandId}|${list}`, before: null, after, answer: report });
  });
  if (!written.ok) return written;
  const known = await knownByPhones(ports, read.value.people);
  for (const person of read.value.people) await takeIn(ports, request, person, known);
  return written;
}

/** Promoters by the hashes of the phones that they verified. Calls: 1 for 200 phones. */
async function knownByPhones(
  { phones, promoters }: ImportPeoplePorts,
  people: readonly ImportedPerson[],
): Promise<ReadonlyMap<string, Promoter>> {
  const hashes = people.flatMap(({ who }) => (who.kind === 'phone' ? [phones.hashOf(who.phone)] : []));
  const known = (await promoters.listByPhones(hashes)).filter(({ status }) => status !== 'unbound');
  return new Map(known.map((promoter) => [promoter.phoneHash ?? '', promoter]));
}

async function takeIn(
  ports: ImportPeoplePorts,
  { brandId, list }: PeopleFile,
  { who, name, tags, storeId }: ImportedPerson,
  known: ReadonlyMap<string, Promoter>,
): Promise<void> {
  if (who.kind === 'member') return ports.people.markMember(brandId, who.promoter, { tags, storeId });
  const phoneHash = ports.phones.hashOf(who.phone);
  await ports.people.addListed(brandId, { list, phoneHash, name, tags, storeId, listedAtMs: ports.clock.nowMs() });
  const promoter = known.get(phoneHash);
  if (promoter) await applyLists(ports, promoter, brandId);
}

function bytesOf({ contentBase64 }: PeopleFile): Uint8Array {
  return Buffer.from(contentBase64, 'base64');
}

function reportOf({ people, problems, fileHash }: ReadFile, wasTakenIn: boolean): ImportReport {
  const listed = people.filter(({ who }) => who.kind === 'phone').length;
  return { fileHash, listed, marked: people.length - listed, problems, wasTakenIn };
}

async function readFile(ports: ImportPeoplePorts, file: PeopleFile): Promise<Outcome<ReadFile, ImportRefusal>> {
  const bytes = bytesOf(file);
  if (bytes.length > largestFileBytes) return rejected('file-too-large');
  const table = await ports.resultFiles.read(bytes);
  if (!table.ok) return table;
  if (table.value.length > mostLines) return rejected('file-too-large');
  const found = findImportColumns(table.value);
  if (found.kind === 'missing') return rejected('columns-missing', importTitles.phone[0]);
  if (found.kind === 'forbidden') return rejected('columns-forbidden', found.titles.join('、'));
  const known = await knowledgeOf(ports, file, table.value);
  return ok({ ...judgeImport(table.value, found.columns, known), fileHash: ports.resultFiles.hashOf(bytes) });
}

/** Asks once for everything that any line of the file could mean. */
async function knowledgeOf(
  { people, stores, phones }: ImportPeoplePorts,
  { brandId, list }: PeopleFile,
  rows: readonly (readonly string[])[],
) {
  const cells = [...new Set(rows.flat().map((cell) => cell.trim()))];
  const numbers = cells.map((cell) => cell.replace(/[\s-]|^\+?86(?=1\d{10}$)|^'/g, '')).filter(isPhone);
  const ids = cells.filter((cell) => /^[A-Za-z0-9_-]{4,64}$/.test(cell) && !isPhone(cell));
  const [members, listed, all] = await Promise.all([
    people.listMembersOf(brandId, ids),
    people.listedAlready(brandId, list, numbers.map(phones.hashOf)),
    stores.listStores(brandId, { beforeMs: Number.MAX_SAFE_INTEGER, limit: mostStores }),
  ]);
  const memberIds = new Set(members.filter(({ status }) => status === 'active').map(({ promoter }) => promoter));
  const storeIds = new Map(
    all.filter(({ closedAtMs }) => closedAtMs === null).map(({ name, storeId }) => [name, storeId]),
  );
  return {
    isMember: (promoter: string) => memberIds.has(promoter),
    isListed: (phone: string) => listed.has(phones.hashOf(phone)),
    storeIdOf: (name: string) => storeIds.get(name),
  };
}

function isPhone(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}
