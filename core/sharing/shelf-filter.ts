/** Bands of prices by which a shelf is narrowed down: up to, not including, the upper end. */
export const priceBands = ['under-50', 'from-50-to-200', 'from-200'] as const;

export type PriceBand = (typeof priceBands)[number];

const bandsFen: Readonly<Record<PriceBand, readonly [number, number]>> = {
  'under-50': [0, 5_000],
  'from-50-to-200': [5_000, 20_000],
  'from-200': [20_000, Number.MAX_SAFE_INTEGER],
};

export interface ShelfFilter {
  readonly words?: string | undefined;
  readonly priceBand?: PriceBand | undefined;
}

/** Whether a thing says every word that is looked for, in its title or by whose it is, and costs what is asked. */
export function fitsFilter(
  thing: { readonly title: string; readonly hostName: string; readonly priceFen: number | null },
  { words = '', priceBand }: ShelfFilter,
): boolean {
  const text = plain(`${thing.title} ${thing.hostName}`);
  const isNamed = wordsOf(words).every((word) => text.includes(word));
  return isNamed && (priceBand === undefined || isIn(bandsFen[priceBand], thing.priceFen));
}

function isIn([from, below]: readonly [number, number], priceFen: number | null): boolean {
  return priceFen !== null && priceFen >= from && priceFen < below;
}

function wordsOf(words: string): string[] {
  return plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Wide and narrow signs, large and small letters are the same; marks of direction are none. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}
