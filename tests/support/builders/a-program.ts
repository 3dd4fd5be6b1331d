import type { ProgramSettings } from '../../../backend/ports/program-settings';
import { ratePpm } from '../../../core/money/rate-ppm';

/** A program of one brand with one shop whose promoters have 80 % of the fee. */
export function aProgram(changes: Partial<ProgramSettings> = {}): ProgramSettings {
  return {
    agency: {
      agencyAppid: 'wxagency',
      miniProgramAppid: 'wxmini',
      legalName: '山里人家带货机构',
      settledBy: 'agency',
      holdDays: 15,
      selfPurchase: 'substitute',
      agreementVersion: '2026-07',
    },
    brands: [
      {
        brandId: 'shanli',
        name: '山里人家',
        isOpen: true,
        shares: [{ fromMs: 0, sharePpm: ratePpm(800_000) }],
        groups: [{ groupId: 'open', name: '所有人', shares: [], isOpen: true }],
        planShares: {},
      },
    ],
    shops: [{ shopAppid: 'wxshop1', brandId: 'shanli', name: '山里人家果园店', linkedAccounts: [], windows: null }],
    ...changes,
  };
}
