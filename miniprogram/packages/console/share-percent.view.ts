/** A share typed as percent, in ppm; undefined for what is no share of a whole. */
export function sharePpmOf(typed: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?$/.exec(typed.trim());
  if (!match) return undefined;
  const decimals = `${match[2] ?? ''}0000`.slice(0, 4);
  const ppm = Number(match[1]) * 10_000 + Number(decimals);
  return ppm > 1_000_000 ? undefined : ppm;
}
