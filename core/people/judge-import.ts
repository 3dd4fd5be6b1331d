import { checkCopy } from '../compliance/check-copy';
import type { ImportColumns, ImportField } from './import-columns';

/** One line of a file that can be taken in: somebody by his phone for a list, or a member by his id. */
export interface ImportedPerson {
  readonly line: number;
  readonly who:
    | { readonly kind: 'phone'; readonly phone: string }
    | { readonly kind: 'member'; readonly promoter: string };
  readonly name: string;
  readonly tags: readonly string[];
  readonly storeId: string | null;
}

export type ImportProblemCode =
  | 'too-many-cells'
  | 'formula'
  | 'nobody-named'
  | 'named-twice'
  | 'phone-rounded'
  | 'phone-landline'
  | 'phone-wrong'
  | 'member-unknown'
  | 'twice-in-file'
  | 'listed-already'
  | 'name-too-long'
  | 'too-many-tags'
  | 'tag-too-long'
  | 'words-refused'
  | 'store-unknown';

export interface ImportProblem {
  /** As a spreadsheet counts, from 1. */
  readonly line: number;
  readonly code: ImportProblemCode;
  /** What is wrong and how to mend it, for whoever made the file. */
  readonly sentence: string;
}

/** What the brand knows already. */
export interface ImportKnowledge {
  readonly isMember: (promoter: string) => boolean;
  readonly isListed: (phone: string) => boolean;
  readonly storeIdOf: (name: string) => string | undefined;
}

export interface JudgedImport {
  readonly people: readonly ImportedPerson[];
  readonly problems: readonly ImportProblem[];
}

const longestName = 20;
const longestTag = 10;
const mostTags = 10;
/** A country code is no formula. */
const formulaStart = /^(?:[=\-@＝－＠]|[+＋](?!86))/;

type Cells = Readonly<Record<ImportField, string>>;

/** Judges every line below the titles. A line has at most one problem, the first that is found; blank lines are none. */
export function judgeImport(
  rows: readonly (readonly string[])[],
  columns: ImportColumns,
  known: ImportKnowledge,
): JudgedImport {
  const seen = new Map<string, number>();
  const people: ImportedPerson[] = [];
  const problems: ImportProblem[] = [];
  rows.forEach((row, index) => {
    const line = index + 1;
    if (line <= columns.titleLine || row.every((cell) => cell.trim() === '')) return;
    const judged = judgeLine(row, line, columns, known, seen);
    if ('code' in judged) problems.push(judged);
    else people.push(judged);
  });
  return { people, problems };
}

function judgeLine(
  row: readonly string[],
  line: number,
  columns: ImportColumns,
  known: ImportKnowledge,
  seen: Map<string, number>,
): ImportedPerson | ImportProblem {
  const problem = (code: ImportProblemCode, sentence: string) => ({ line, code, sentence });
  if (row.slice(columns.width).some((cell) => cell.trim() !== '')) {
    return problem('too-many-cells', '这一行比标题多出了内容,请检查是否错位或名字里有逗号。');
  }
  const formula = row.find((cell) => formulaStart.test(cell.trim()));
  if (formula !== undefined) return problem('formula', `「${formula.trim().slice(0, 12)}」像公式,请改成普通文字。`);
  const cells = cellsOf(row, columns);
  const whom = whomOf(cells, known);
  if (typeof whom === 'string') return problem(whom, whomSentences[whom]);
  const key = whom.kind === 'phone' ? whom.phone : whom.promoter;
  const firstLine = seen.get(key);
  if (firstLine !== undefined) return problem('twice-in-file', `和第 ${firstLine} 行是同一个人,请只留一行。`);
  seen.set(key, line);
  const tags = tagsOf(cells.tags);
  const storeId = cells.store === '' ? null : known.storeIdOf(cells.store);
  const rest = restProblem(cells, tags);
  if (rest) return problem(rest.code, rest.sentence);
  if (storeId === undefined)
    return problem('store-unknown', `没有叫「${cells.store}」的门店,请先建门店或改成已有的名字。`);
  return { line, who: whom, name: cells.name, tags, storeId };
}

function cellsOf(row: readonly string[], { places }: ImportColumns): Cells {
  const cell = (field: ImportField) => (places[field] === undefined ? '' : (row[places[field]] ?? '').trim());
  return {
    phone: cell('phone'),
    promoter: cell('promoter'),
    name: cell('name'),
    tags: cell('tags'),
    store: cell('store'),
  };
}

const whomSentences = {
  'nobody-named': '没有手机号,也没有推客编号,请填一个。',
  'named-twice': '手机号和推客编号只填一个,请删掉一个。',
  'phone-rounded': '手机号被表格改成了科学计数,请把这一列设成文本再填。',
  'phone-landline': '这是固定电话,请填手机号。',
  'phone-wrong': '手机号要 11 位数字,以 1 开头,请核对。',
  'member-unknown': '这个编号不是本品牌的推客,请核对;还没加入的人请发邀请。',
  'listed-already': '名单里已经有这个手机号,这一行不用再导。',
} as const;

function whomOf(cells: Cells, known: ImportKnowledge): ImportedPerson['who'] | keyof typeof whomSentences {
  if (cells.phone === '' && cells.promoter === '') return 'nobody-named';
  if (cells.phone !== '' && cells.promoter !== '') return 'named-twice';
  if (cells.promoter !== '') {
    return known.isMember(cells.promoter) ? { kind: 'member', promoter: cells.promoter } : 'member-unknown';
  }
  if (/^\d(\.\d+)?e\+?\d+$/i.test(cells.phone)) return 'phone-rounded';
  const phone = cells.phone.replace(/[\s-]|^\+?86(?=1\d{10}$)|^'/g, '');
  if (/^0\d{9,11}$/.test(phone)) return 'phone-landline';
  if (!/^1[3-9]\d{9}$/.test(phone)) return 'phone-wrong';
  return known.isListed(phone) ? 'listed-already' : { kind: 'phone', phone };
}

function tagsOf(cell: string): string[] {
  return [...new Set(cell.split(/[,，、;；\s]+/).filter((tag) => tag !== ''))];
}

function restProblem(
  { name }: Cells,
  tags: readonly string[],
): { readonly code: ImportProblemCode; readonly sentence: string } | undefined {
  if ([...name].length > longestName) return { code: 'name-too-long', sentence: `姓名最多 ${longestName} 个字。` };
  const problem = tagProblem(tags);
  if (problem === undefined) return undefined;
  const { code, tag } = problem;
  if (code === 'too-many-tags') return { code, sentence: `一个人最多 ${mostTags} 个标签,请删掉一些。` };
  if (code === 'tag-too-long') return { code, sentence: `标签「${tag}」太长,最多 ${longestTag} 个字。` };
  return { code, sentence: `标签「${tag}」不能用,请换一个不含等级、收入和官方字样的词。` };
}

/** Why tags cannot be given, with the tag that is meant; undefined when they can. */
export function tagProblem(
  tags: readonly string[],
): { readonly code: 'too-many-tags' | 'tag-too-long' | 'words-refused'; readonly tag: string } | undefined {
  if (tags.length > mostTags) return { code: 'too-many-tags', tag: '' };
  const long = tags.find((tag) => [...tag].length > longestTag);
  if (long !== undefined) return { code: 'tag-too-long', tag: long };
  const refused = tags.find((tag) => checkCopy(tag, 'own-words').level === 'block');
  return refused === undefined ? undefined : { code: 'words-refused', tag: refused };
}
