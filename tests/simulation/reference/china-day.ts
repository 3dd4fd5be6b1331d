/**
 * The calendar of the reference, by the arithmetic of days since 1970 (no Date, no library, nothing of the program).
 * China has one time, eight hours ahead, without summer time since 1991.
 */
export function chinaDay(atMs: number): string {
  return dayText(chinaDayNumber(atMs));
}

/** Days since 1 January 1970 in China. */
export function chinaDayNumber(atMs: number): number {
  return Math.floor((atMs / 1000 + 28_800) / 86_400);
}

/** 'yyyymmdd' of a day number, by the civil calendar's 400-year cycle. */
export function dayText(dayNumber: number): string {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}
