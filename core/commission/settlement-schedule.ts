import { dayMs } from '../time/beijing-day';
import type { SettledBy } from './order-row';

/** A change of who pays promoters is announced at least this long before it may begin. */
export const settlementNoticeMs = 7 * dayMs;

/** From `fromMs` on the agency offers this settlement under this version of the promoters' agreement. */
export interface SettlementVersion {
  readonly fromMs: number;
  readonly settledBy: SettledBy;
  readonly agreementVersion: string;
}

/** What the agency's settings say about who pays. */
export interface AgencySettlement {
  readonly settledBy: SettledBy;
  readonly agreementVersion: string;
  /** Dated versions, oldest first; absent while the agency never changed anything. */
  readonly settlements?: readonly SettlementVersion[];
}

/** From `fromMs` on this is how one promoter agreed to be paid, and the platform was told so. */
export interface AgreedSettlement {
  readonly fromMs: number;
  readonly settledBy: SettledBy;
}

/** All versions of the agency's settlement, oldest first: one from the beginning when it never changed. */
export function settlementVersions(agency: AgencySettlement): readonly SettlementVersion[] {
  const { settledBy, agreementVersion, settlements = [] } = agency;
  return settlements.length > 0 ? settlements : [{ fromMs: 0, settledBy, agreementVersion }];
}

/** The versions that have begun at a moment, the newest first; the first version has always begun. */
export function begunSettlements(agency: AgencySettlement, atMs: number): readonly SettlementVersion[] {
  const versions = settlementVersions(agency);
  return versions.filter((version, index) => index === 0 || version.fromMs <= atMs).reverse();
}

/** The agency's settings with who pays, and under which agreement, as they are in force at a moment. */
export function settlementInForce<Agency extends AgencySettlement>(agency: Agency, atMs: number): Agency {
  const [newest] = begunSettlements(agency, atMs);
  if (!newest) return agency;
  return { ...agency, settledBy: newest.settledBy, agreementVersion: newest.agreementVersion };
}

/** The next version that was announced and has not begun, or undefined. */
export function announcedSettlement(agency: AgencySettlement, atMs: number): SettlementVersion | undefined {
  return settlementVersions(agency).find((version, index) => index > 0 && version.fromMs > atMs);
}

/**
 * Who pays a promoter for an order created at a moment: the newest settlement that he had agreed to by then, else the one
 * with which he was bound; null when nothing is known of him.
 */
export function agreedSettlementAt(
  agreed: { readonly settledBy: SettledBy | null; readonly settlements?: readonly AgreedSettlement[] } | undefined,
  atMs: number,
): SettledBy | null {
  const begun = (agreed?.settlements ?? []).filter((version) => version.fromMs <= atMs);
  return begun[begun.length - 1]?.settledBy ?? agreed?.settledBy ?? null;
}
