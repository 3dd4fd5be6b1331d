import { promoterAgreement } from '../../../core/compliance/promoter-agreement';
import type { AgencySettings } from '../../ports/program-settings';

/** The agreement in force, or an announced one, as people read and accept it. */
export function agreementOf(
  agency: Pick<AgencySettings, 'legalName' | 'holdDays' | 'agreementVersion' | 'settledBy'>,
  version: Pick<AgencySettings, 'agreementVersion' | 'settledBy'> = agency,
): string[] {
  const { agreementVersion, settledBy } = version;
  return promoterAgreement({ agreementVersion, settledBy, agencyName: agency.legalName, holdDays: agency.holdDays });
}
