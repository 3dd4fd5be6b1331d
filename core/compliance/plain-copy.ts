import lexicon from './lexicon.json';

/** A text in the one form in which it is compared, with the place in the original of each of its UTF-16 units. */
export interface PlainCopy {
  readonly text: string;
  readonly startsAt: readonly number[];
  readonly endsAt: readonly number[];
}

interface Cell {
  readonly sign: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Never seen, or no word: emoji, joiners, variation selectors, combining marks. */
const unseen =
  /[\p{Default_Ignorable_Code_Point}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{M}]/u;
const separator = /[\p{P}\p{S}\p{Z}\p{C}]/u;
const han = /\p{Script=Han}/u;

/** Traditional forms of the characters that the lexicon is written with, each before its simplified form. */
const simplified = new Map<string, string>();
const pairs = [...lexicon.simplified];
for (let index = 0; index + 1 < pairs.length; index += 2) simplified.set(pairs[index] ?? '', pairs[index + 1] ?? '');

const lookalikes = Object.entries(lexicon.lookalikes).map(([written, meant]) => [plainSigns(written), meant] as const);

/**
 * Brings a text into the form in which words are looked for: Unicode NFKC (https://unicode.org/reports/tr15/), lower
 * case, simplified characters; without emoji and invisible characters, without spaces and punctuation beside Chinese
 * characters, and with look-alike spellings (薇信) replaced by what they stand for.
 */
export function plainCopy(original: string): PlainCopy {
  const cells = withoutLookalikes(withoutSeparators(cellsOf(original)));
  const units = cells.flatMap((cell) => Array.from({ length: cell.sign.length }, () => cell));
  return {
    text: cells.map(({ sign }) => sign).join(''),
    startsAt: units.map(({ startsAt }) => startsAt),
    endsAt: units.map(({ endsAt }) => endsAt),
  };
}

function cellsOf(original: string): Cell[] {
  const cells: Cell[] = [];
  let startsAt = 0;
  for (const character of original) {
    const endsAt = startsAt + character.length;
    if (!unseen.test(character)) {
      for (const sign of plainSigns(character)) cells.push({ sign, startsAt, endsAt });
    }
    startsAt = endsAt;
  }
  return cells;
}

function plainSigns(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()].map((sign) => simplified.get(sign) ?? sign).join('');
}

/** A separator stays only between two signs that are both not Chinese: 1.5 is a number, 最.好 is a word. */
function withoutSeparators(cells: readonly Cell[]): Cell[] {
  const kept: Cell[] = [];
  let waiting: Cell[] = [];
  for (const cell of cells) {
    if (separator.test(cell.sign)) {
      waiting.push(cell);
      continue;
    }
    const before = kept[kept.length - 1];
    if (before && !han.test(before.sign) && !han.test(cell.sign)) kept.push(...waiting);
    waiting = [];
    kept.push(cell);
  }
  return kept;
}

function withoutLookalikes(cells: readonly Cell[]): Cell[] {
  const text = cells.map(({ sign }) => sign);
  const replaced: Cell[] = [];
  for (let at = 0; at < cells.length; ) {
    const found = lookalikes.find(([written]) => [...written].every((sign, offset) => text[at + offset] === sign));
    const length = found ? [...found[0]].length : 1;
    const [first, last] = [cells[at], cells[at + length - 1]];
    if (found && first && last) {
      for (const sign of found[1]) replaced.push({ sign, startsAt: first.startsAt, endsAt: last.endsAt });
    } else if (first) replaced.push(first);
    at += length;
  }
  return replaced;
}
