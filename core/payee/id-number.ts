const idNumber = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/;
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = '10X98765432';
const adultYears = 18;

const creditCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A citizen's number: 18 places, a day of birth that exists, and the check digit of GB 11643-1999. */
export function isIdNumber(text: string): boolean {
  if (!idNumber.test(text) || birthMs(text) === undefined) return false;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return idChecks[sum % idChecks.length] === text[17];
}

/** Whether the holder of a right number is at least 18 years old at a moment (epoch ms), by Beijing days. */
export function isAdultAt(text: string, nowMs: number): boolean {
  const bornMs = birthMs(text);
  if (bornMs === undefined) return false;
  const born = new Date(bornMs);
  // On the 29th of February one comes of age on the 1st of March of a year without it.
  return Date.UTC(born.getUTCFullYear() + adultYears, born.getUTCMonth(), born.getUTCDate()) <= nowMs + 8 * 3_600_000;
}

/** The first moment of the day of birth, as if Beijing were Greenwich; undefined for a day that no calendar has. */
function birthMs(text: string): number | undefined {
  const [, year, month, day] = idNumber.exec(text) ?? [];
  const atMs = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (Number.isNaN(atMs)) return undefined;
  const written = new Date(atMs).toISOString().slice(0, 10);
  return written === `${year}-${month}-${day}` && Number(year) >= 1900 ? atMs : undefined;
}

/** The unified credit code of a business: 18 places with the check character of GB 32100-2015. */
export function isCreditCode(text: string): boolean {
  if (!creditCode.test(text)) return false;
  const base = creditAlphabet.length;
  let weight = 1;
  let sum = 0;
  for (const letter of text.slice(0, 17)) {
    sum += creditAlphabet.indexOf(letter) * weight;
    weight = (weight * 3) % base;
  }
  return creditAlphabet[(base - (sum % base)) % base] === text[17];
}
