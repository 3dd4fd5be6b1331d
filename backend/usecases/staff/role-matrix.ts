import { agencyRoles, type HeldRole, type StaffMember, type StaffRole } from '../../ports/staff-store';
import type { ConsoleDuty } from './console-duties';

export { type ConsoleDuty, consoleDuties } from './console-duties';

const intakeWorkers: readonly StaffRole[] = [
  'agency-owner',
  'agency-reviewer',
  'brand-owner',
  'brand-operator',
  'brand-content-partner',
];
const intakeReaders: readonly StaffRole[] = [...intakeWorkers, 'agency-auditor', 'brand-auditor'];

const booksWorkers: readonly StaffRole[] = ['agency-owner', 'agency-finance', 'brand-owner', 'brand-finance'];
const booksReaders: readonly StaffRole[] = [...booksWorkers, 'agency-auditor', 'brand-auditor'];
const claimWorkers: readonly StaffRole[] = ['agency-owner', 'agency-reviewer', 'brand-owner', 'brand-operator'];

const owners: readonly StaffRole[] = ['agency-owner', 'brand-owner'];
const teamReaders: readonly StaffRole[] = [...owners, 'agency-auditor', 'brand-auditor'];

/** Money leaves by the agency alone. */
const moneyMovers: readonly StaffRole[] = ['agency-owner', 'agency-finance'];
const moneyReaders: readonly StaffRole[] = [...moneyMovers, 'agency-auditor'];

/** Figures and orders are for everybody but clerks and content partners. */
const dayReaders: readonly StaffRole[] = [...booksReaders, 'agency-reviewer', 'brand-operator'];
const caseWorkers: readonly StaffRole[] = [...booksWorkers, 'agency-reviewer', 'brand-operator'];

const peopleReaders: readonly StaffRole[] = [
  'agency-owner',
  'agency-finance',
  'agency-reviewer',
  'agency-auditor',
  'brand-owner',
  'brand-operator',
  'brand-store-lead',
  'brand-auditor',
];
const peopleWorkers: readonly StaffRole[] = ['agency-owner', 'agency-reviewer', 'brand-owner', 'brand-operator'];
/** Rates and what goes to many at once are the owners' and operators'. */
const rateSetters: readonly StaffRole[] = ['agency-owner', 'brand-owner'];
const brandWorkers: readonly StaffRole[] = ['agency-owner', 'brand-owner', 'brand-operator'];
/** Who somebody is at the platform concerns every brand. */
const standingKeepers: readonly StaffRole[] = ['agency-owner', 'agency-reviewer'];

/** Who may do what. A role of the agency reaches every brand; a role of a brand reaches that brand and no other. */
export const roleMatrix: Readonly<Record<ConsoleDuty, readonly StaffRole[]>> = {
  brandList: [
    'agency-owner',
    'agency-finance',
    'agency-reviewer',
    'agency-auditor',
    'brand-owner',
    'brand-operator',
    'brand-finance',
    'brand-store-lead',
    'brand-content-partner',
    'brand-auditor',
  ],
  createBrand: ['agency-owner'],
  saveBrand: ['agency-owner', 'brand-owner'],
  createShop: ['agency-owner'],
  saveShop: ['agency-owner', 'brand-owner', 'brand-operator'],
  createInvite: ['agency-owner', 'brand-owner', 'brand-operator', 'brand-store-lead'],
  listInvites: [
    'agency-owner',
    'agency-reviewer',
    'agency-auditor',
    'brand-owner',
    'brand-operator',
    'brand-store-lead',
    'brand-auditor',
  ],
  revokeInvite: ['agency-owner', 'brand-owner', 'brand-operator', 'brand-store-lead'],
  listReviews: ['agency-owner', 'agency-reviewer', 'agency-auditor', 'brand-owner', 'brand-operator', 'brand-auditor'],
  decideReview: ['agency-owner', 'agency-reviewer', 'brand-owner', 'brand-operator'],
  itemList: intakeReaders,
  submitItem: intakeWorkers,
  decideItem: ['agency-owner', 'agency-reviewer'],
  agreeFee: ['agency-owner', 'brand-owner'],
  readIntake: intakeReaders,
  markStep: intakeWorkers,
  changeSettlement: ['agency-owner'],
  deadLetters: ['agency-owner', 'agency-finance', 'agency-auditor'],
  notices: ['agency-owner', 'agency-finance', 'agency-reviewer', 'agency-auditor'],
  readAgency: ['agency-owner', 'agency-finance', 'agency-reviewer', 'agency-auditor'],
  saveAgency: ['agency-owner'],
  setReviewMode: ['agency-owner', 'agency-reviewer'],
  replayDeadLetter: ['agency-owner'],
  auditList: teamReaders,
  teamList: teamReaders,
  inviteStaff: owners,
  revokeStaffInvite: owners,
  revokeRole: owners,
  setup: agencyRoles,
  chooseWay: ['agency-owner'],
  stateAgency: ['agency-owner'],
  startBrand: ['agency-owner'],
  openBrand: owners,
  checkConnections: agencyRoles,
  system: agencyRoles,
  listApplications: ['agency-owner', 'agency-reviewer', 'agency-auditor'],
  decideApplication: ['agency-owner'],
  requestCorrection: booksWorkers,
  decideCorrection: ['agency-owner', 'agency-finance'],
  listCorrections: booksReaders,
  holdMoney: booksWorkers,
  blockPayouts: ['agency-owner', 'agency-finance'],
  listClaims: [...claimWorkers, 'agency-finance', 'agency-auditor', 'brand-finance', 'brand-auditor'],
  decideClaim: claimWorkers,
  promoterLedger: booksReaders,
  promoterStatement: ['agency-owner', 'agency-finance', 'agency-auditor'],
  readMonthCloses: ['agency-owner', 'agency-finance', 'agency-auditor'],
  closeMonth: ['agency-owner', 'agency-finance'],
  passOverMonthBlocks: ['agency-owner'],
  reconciliationDays: booksReaders,
  reconciliationDay: booksReaders,
  workItems: booksReaders,
  closeWorkItem: ['agency-owner', 'agency-finance'],
  payoutLists: moneyReaders,
  payoutListRead: moneyReaders,
  payoutEvidence: moneyReaders,
  payoutInvoice: moneyReaders,
  payoutListMake: moneyMovers,
  payoutListWithdraw: moneyMovers,
  payoutListApprove: moneyMovers,
  payoutListExport: moneyMovers,
  payoutMarkPaid: moneyMovers,
  payoutMarkFailed: moneyMovers,
  payoutImportPreview: moneyMovers,
  payoutImportApply: moneyMovers,
  payoutReportClose: moneyMovers,
  taxExport: moneyReaders,
  fileTaxMonth: moneyMovers,
  correctTaxMonth: moneyMovers,
  payoutQueue: moneyReaders,
  payoutDetail: moneyReaders,
  decidePayout: moneyMovers,
  decidePayouts: moneyMovers,
  abandonPayout: moneyMovers,
  pausePayouts: moneyMovers,
  resumePayouts: moneyMovers,
  readPayoutSettings: moneyReaders,
  savePayoutSettings: moneyMovers,
  decidePayoutSettings: moneyMovers,
  moneyNeeded: moneyReaders,
  stuckPayouts: moneyReaders,
  payoutMatchDays: moneyReaders,
  payoutMatchDay: moneyReaders,
  shelfList: intakeReaders,
  shelfItem: intakeReaders,
  shelfAlerts: intakeReaders,
  offeredPlans: intakeReaders,
  partnerList: intakeReaders,
  workItemShare: intakeReaders,
  planItemShare: rateSetters,
  saveMarginGuard: ['agency-owner'],
  peopleList: peopleReaders,
  personDetail: peopleReaders,
  changePerson: peopleWorkers,
  setPersonShare: rateSetters,
  suspendPerson: standingKeepers,
  resumePerson: standingKeepers,
  unbindPerson: standingKeepers,
  previewPeopleImport: brandWorkers,
  applyPeopleImport: brandWorkers,
  storeList: peopleReaders,
  saveStore: brandWorkers,
  saveClerk: [...brandWorkers, 'brand-store-lead'],
  codeOfDoor: [...brandWorkers, 'brand-store-lead'],
  storeRanking: peopleReaders,
  storeFigures: dayReaders,
  campaignList: [...peopleReaders, 'brand-content-partner'],
  previewCampaign: brandWorkers,
  sendCampaign: brandWorkers,
  stopCampaign: brandWorkers,
  materialList: [...peopleReaders, 'brand-content-partner'],
  saveMaterial: [...brandWorkers, 'brand-content-partner'],
  liveCampaign: [...peopleReaders, 'brand-content-partner'],
  archiveBrand: rateSetters,
  takeInBrand: ['agency-owner'],
  readHome: dayReaders,
  readFigures: dayReaders,
  refreshFigures: dayReaders,
  listTasks: dayReaders,
  orderList: dayReaders,
  countOrders: dayReaders,
  orderDetail: dayReaders,
  startExport: booksReaders,
  /** Who reads them and may carry files away. */
  exportPeople: ['agency-owner', 'agency-finance', 'agency-auditor', 'brand-owner', 'brand-auditor'],
  exportAudit: teamReaders,
  continueExport: booksReaders,
  listExports: booksReaders,
  exportLinks: booksReaders,
  feeIncome: booksReaders,
  readBudget: dayReaders,
  saveBudget: ['agency-owner', 'brand-owner'],
  caseList: dayReaders,
  readCase: dayReaders,
  takeCase: caseWorkers,
  answerComplaint: ['agency-owner', 'agency-reviewer'],
  ledgerList: booksReaders,
};

/** The brands that somebody's duty reaches: all of them, or these; an empty list means that he may not. */
export type Reach = 'every-brand' | readonly string[];

/** How far a person's roles reach for one duty. What the matrix does not name is denied. */
export function reachOf(member: Pick<StaffMember, 'roles'> | undefined, duty: ConsoleDuty): Reach {
  const allowed: readonly string[] = roleMatrix[duty];
  const held: readonly HeldRole[] = (member?.roles ?? []).filter(({ role }) => allowed.includes(role));
  if (held.some(({ role, brandId }) => brandId === null && role.startsWith('agency-'))) return 'every-brand';
  return [
    ...new Set(held.flatMap(({ role, brandId }) => (brandId !== null && role.startsWith('brand-') ? brandId : []))),
  ];
}

/** Whether a reach covers a brand; null stands for the whole agency. */
export function reaches(reach: Reach, brandId: string | null): boolean {
  if (reach === 'every-brand') return true;
  return brandId !== null && reach.includes(brandId);
}
