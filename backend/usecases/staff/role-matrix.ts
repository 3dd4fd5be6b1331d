import type { HeldRole, StaffMember, StaffRole } from '../../ports/staff-store';

/** Everything in the console that needs a role. Claiming and asking for oneself need none. */
export const consoleDuties = [
  'brandList',
  'createBrand',
  'saveBrand',
  'createShop',
  'saveShop',
  'createInvite',
  'listInvites',
  'revokeInvite',
  'listReviews',
  'decideReview',
  'itemList',
  'submitItem',
  'decideItem',
  'agreeFee',
  'readIntake',
  'markStep',
  'changeSettlement',
  'deadLetters',
  'notices',
  'readAgency',
  'saveAgency',
  'setReviewMode',
  'replayDeadLetter',
  'auditList',
  'requestCorrection',
  'decideCorrection',
  'listCorrections',
  'holdMoney',
  'blockPayouts',
  'listClaims',
  'decideClaim',
  'promoterLedger',
  'promoterStatement',
  'reconciliationDays',
  'reconciliationDay',
  'workItems',
  'closeWorkItem',
  'readMonthCloses',
  'closeMonth',
  'passOverMonthBlocks',
  'payoutLists',
  'payoutListRead',
  'payoutListMake',
  'payoutListWithdraw',
  'payoutListApprove',
  'payoutListExport',
  'payoutMarkPaid',
  'payoutMarkFailed',
  'payoutImportPreview',
  'payoutImportApply',
  'payoutReportClose',
  'taxExport',
  'fileTaxMonth',
  'correctTaxMonth',
  'payoutQueue',
  'payoutDetail',
  'decidePayout',
  'decidePayouts',
  'abandonPayout',
  'pausePayouts',
  'resumePayouts',
  'readPayoutSettings',
  'savePayoutSettings',
  'decidePayoutSettings',
  'moneyNeeded',
  'stuckPayouts',
  'payoutMatchDays',
  'payoutMatchDay',
] as const;
export type ConsoleDuty = (typeof consoleDuties)[number];

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

/** Money leaves by the agency alone. */
const moneyMovers: readonly StaffRole[] = ['agency-owner', 'agency-finance'];
const moneyReaders: readonly StaffRole[] = [...moneyMovers, 'agency-auditor'];

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
  auditList: ['agency-owner', 'agency-auditor', 'brand-owner', 'brand-auditor'],
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
