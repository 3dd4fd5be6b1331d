import lexicon from './lexicon.json';
import { type PlainCopy, plainCopy } from './plain-copy';

/** `block` may not be published, `review` needs a person's yes, `warn` asks to be written in another way. */
export type CopyLevel = 'block' | 'review' | 'warn';

export type CopyCategory = keyof typeof lexicon.categories;

/** What a text is for: the title of a thing, a promoter's own words, or the name of a brand. */
export type CopyUse = 'title' | 'own-words' | 'brand-name';

/** Something in a text that should not be there, where it stands, and what could stand there instead. */
export interface CopyFinding {
  readonly level: CopyLevel;
  readonly category: CopyCategory;
  /** The entry of the lexicon: a phrase, or the source of a pattern. */
  readonly term: string;
  /** As it is written in the text. */
  readonly found: string;
  /** The place in the text as it was given, in UTF-16 units, half open. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Words that may stand there instead; null where the phrase is better left out. */
  readonly instead: string | null;
  /** What to do, in a sentence. */
  readonly advice: string;
}

export interface CopyVerdict {
  /** The gravest level that was found. */
  readonly level: 'clean' | CopyLevel;
  /** In the order of the text. */
  readonly findings: readonly CopyFinding[];
}

interface Entry {
  readonly term: string;
  readonly level: CopyLevel;
  readonly category: CopyCategory;
}

interface Hit extends Entry {
  readonly from: number;
  readonly to: number;
}

/** Stands for a sign of an allowed word; private, so that no text holds it after normalising. */
const allowedSign = '\uE000';
const gravity: Readonly<Record<CopyVerdict['level'], number>> = { clean: 0, warn: 1, review: 2, block: 3 };

const groups = lexicon.groups as readonly { level: CopyLevel; category: CopyCategory; terms: string }[];
const entries: readonly Entry[] = groups.flatMap(({ terms, level, category }) =>
  terms.split(' ').map((term) => ({ term, level, category })),
);
const nameEntries: readonly Entry[] = lexicon.names
  .split(' ')
  .map((term) => ({ term, level: 'block', category: 'official' }));
const isLatin = ({ term }: Entry) => /^[a-z0-9.]+$/i.test(term);
const words = entries.filter((entry) => !isLatin(entry));
const wordTable = tableOf(words);
const nameTable = tableOf([...words, ...nameEntries]);
const allowedTable = tableOf(lexicon.allowed.split(' ').map((term) => ({ term, level: 'warn', category: 'official' })));
const patterns = (lexicon.patterns as readonly { level: CopyLevel; category: CopyCategory; pattern: string }[]).map(
  ({ pattern, level, category }) => ({ term: pattern, level, category, expression: new RegExp(pattern, 'gsu') }),
);
const latinTerms = entries.filter(isLatin).map(spacedLatin);

/**
 * Looks for words that promoters' and merchants' texts may not, or should not, carry. Separators, emoji, traditional
 * characters and look-alikes hide nothing. What lies inside an allowed word (下线 in 商品下线) is let through; of two
 * phrases where one holds the other the longer one counts. Names of WeChat and 官方 are for titles of platform things
 * only, never for own words or brand names.
 */
export function checkCopy(text: string, use: CopyUse = 'title'): CopyVerdict {
  const plain = plainCopy(text);
  const allowed = hitsOf(allowedTable, plain.text);
  const masked = allowed.reduce(
    (all, { from, to }) => all.slice(0, from) + allowedSign.repeat(to - from) + all.slice(to),
    plain.text,
  );
  const found = hitsOf(use === 'title' ? wordTable : nameTable, plain.text).filter(
    (hit) => !allowed.some((word) => word.from <= hit.from && hit.to <= word.to),
  );
  const hits = longest([...found, ...patternHits(masked)]);
  const findings = hits.map((hit) => findingOf(text, plain, hit));
  const level = findings.reduce<CopyVerdict['level']>(
    (worst, finding) => (gravity[finding.level] > gravity[worst] ? finding.level : worst),
    'clean',
  );
  return { level, findings };
}

/** Phrases by their first sign, so that a text is walked once. */
function tableOf(all: readonly Entry[]): ReadonlyMap<string, readonly (Entry & { readonly plain: string })[]> {
  const table = new Map<string, (Entry & { readonly plain: string })[]>();
  for (const entry of all) {
    const plain = plainCopy(entry.term).text;
    const first = plain.charAt(0);
    table.set(first, [...(table.get(first) ?? []), { ...entry, plain }]);
  }
  return table;
}

function hitsOf(table: ReturnType<typeof tableOf>, text: string): Hit[] {
  const hits: Hit[] = [];
  for (let from = 0; from < text.length; from += 1) {
    for (const { plain, term, level, category } of table.get(text.charAt(from)) ?? []) {
      if (text.startsWith(plain, from)) hits.push({ term, level, category, from, to: from + plain.length });
    }
  }
  return hits;
}

function patternHits(masked: string): Hit[] {
  return [...patterns, ...latinTerms].flatMap(({ expression, term, level, category }) =>
    [...masked.matchAll(expression)].map((match) => {
      const from = match.index ?? 0;
      return { term, level, category, from, to: from + match[0].length };
    }),
  );
}

/** A term of Latin letters and digits, however it is spaced, and not inside a longer word or number. */
function spacedLatin({ term, level, category }: Entry) {
  const signs = [...term.toLowerCase().replace(/[^a-z0-9]/g, '')];
  const source = `(?<![a-z0-9])${signs.join('[\\p{P}\\p{S}\\p{Z}\\p{C}]*')}(?![a-z0-9])`;
  return { term, level, category, expression: new RegExp(source, 'gu') };
}

/** Without those that lie inside a longer one; two that only overlap both stay. */
function longest(hits: readonly Hit[]): Hit[] {
  const byLength = [...hits].sort((one, other) => other.to - other.from - (one.to - one.from) || one.from - other.from);
  const kept: Hit[] = [];
  for (const hit of byLength) {
    const isInside = kept.some((longer) => longer.from <= hit.from && hit.to <= longer.to);
    if (!isInside) kept.push(hit);
  }
  return kept.sort((one, other) => one.from - other.from || one.to - other.to);
}

const instead = new Map(Object.entries(lexicon.instead));

function findingOf(text: string, plain: PlainCopy, { term, level, category, from, to }: Hit): CopyFinding {
  const startsAt = plain.startsAt[from] ?? 0;
  const endsAt = plain.endsAt[to - 1] ?? text.length;
  return {
    level,
    category,
    term,
    found: text.slice(startsAt, endsAt),
    startsAt,
    endsAt,
    instead: instead.get(term) ?? null,
    advice: lexicon.categories[category].advice,
  };
}
