/** A share in ppm as people read it, without idle zeros: 125000 is '12.5%'. */
export function percentText(sharePpm: number): string {
  let digits = String(sharePpm);
  while (digits.length < 5) digits = `0${digits}`;
  const whole = digits.slice(0, -4);
  const decimals = digits.slice(-4).replace(/0+$/, '');
  return decimals === '' ? `${whole}%` : `${whole}.${decimals}%`;
}
