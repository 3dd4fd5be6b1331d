/** Who pays, as one line: 由「山里人家带货机构」结算. Empty where nobody is named. */
export function payerText(payerName: string | null): string {
  return payerName === null || payerName === '' ? '' : `由「${payerName}」结算`;
}
