/** An amount of whole fen as people read it: 1234567 is '12,345.67', with a true minus sign. No phone's locale. */
export function yuanText(amountFen: number): string {
  let digits = String(Math.abs(amountFen));
  while (digits.length < 3) digits = `0${digits}`;
  let whole = digits.slice(0, -2);
  let grouped = '';
  while (whole.length > 3) {
    grouped = `,${whole.slice(-3)}${grouped}`;
    whole = whole.slice(0, -3);
  }
  return `${amountFen < 0 ? '−' : ''}${whole}${grouped}.${digits.slice(-2)}`;
}
