/** How wide a text is when it is drawn. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

export interface TextBox {
  readonly size: number;
  readonly isBold: boolean;
  readonly width: number;
  readonly lines: number;
}

const joiner = '\u200d';
const marks = /^[\u0300-\u036f\u20e3\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]$/u;
/** Marks of direction would turn what stands beside them around. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Characters as people count them: what is joined or marked stays together. */
export function signsOf(text: string): string[] {
  const signs: string[] = [];
  for (const sign of text) {
    const last = signs[signs.length - 1];
    const isMore =
      last !== undefined && (marks.test(sign) || sign === joiner || last.charAt(last.length - 1) === joiner);
    if (isMore) signs[signs.length - 1] = last + sign;
    else signs.push(sign);
  }
  return signs;
}

/** A text on at most so many lines of a width, measured before it is drawn; one that is too long ends in …. */
export function wrapText(text: string, box: TextBox, measure: Measure): string[] {
  const { size, isBold, width, lines } = box;
  const fits = (line: string) => measure(line, size, isBold) <= width;
  const wrapped: string[] = [];
  let line = '';
  for (const sign of signsOf(text.replace(directions, '').replace(/\s+/g, ' ').trim())) {
    if (fits(line + sign)) {
      line += sign;
      continue;
    }
    if (wrapped.length + 1 === lines) return [...wrapped, withDots(line, fits)];
    wrapped.push(line.trim());
    line = sign === ' ' ? '' : sign;
  }
  return line.trim() === '' ? wrapped : [...wrapped, line.trim()];
}

function withDots(line: string, fits: (line: string) => boolean): string {
  const signs = signsOf(line);
  while (signs.length > 0 && !fits(`${signs.join('')}…`)) signs.pop();
  return `${signs.join('').trim()}…`;
}
