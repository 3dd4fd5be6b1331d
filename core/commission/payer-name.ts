import type { SettledBy } from './order-row';

/** How people read the platform where it pays promoters itself. */
export const platformPayerName = '微信小店平台';

/** Who pays a promoter, by name: the agency under its legal name, or the platform. */
export function payerNameOf(agency: { readonly legalName: string }, settledBy: SettledBy): string {
  return settledBy === 'agency' ? agency.legalName : platformPayerName;
}
