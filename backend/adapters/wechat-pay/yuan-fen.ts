/**
 * An amount of the platform's files and of gig platforms, in yuan as text, as whole fen; undefined when it is no such
 * amount. No fraction is ever a binary number in between: '0.29' is 29 and never 28.
 */
export function fenOfYuan(text: string): number | undefined {
  const match = /^([+-]?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text.trim().replaceAll(',', ''));
  if (!match) return undefined;
  const [, sign, whole = '0', part = ''] = match;
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return sign === '-' && fen !== 0 ? -fen : fen;
}

/** Whole fen of at least 0 as yuan with two digits: 8800 is '88.00'. */
export function yuanOfFen(amountFen: number): string {
  const digits = String(amountFen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
