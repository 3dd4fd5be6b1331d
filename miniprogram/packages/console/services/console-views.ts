import type {
  AgencyInputs,
  NoticesView,
  ReadAgencyView,
  SaveAgencyView,
  SetReviewModeView,
} from '../../../../cloudfunctions/console/agency-contract';
import type * as Books from '../../../../cloudfunctions/console/books-contract';
import type * as Campaigns from '../../../../cloudfunctions/console/campaigns-contract';
import type * as Cases from '../../../../cloudfunctions/console/cases-contract';
import type * as Closing from '../../../../cloudfunctions/console/closing-contract';
import type * as Base from '../../../../cloudfunctions/console/contract';
import type * as Desk from '../../../../cloudfunctions/console/desk-contract';
import type * as Exports from '../../../../cloudfunctions/console/exports-contract';
import type * as Intake from '../../../../cloudfunctions/console/intake-contract';
import type * as Leaving from '../../../../cloudfunctions/console/leaving-contract';
import type * as Lists from '../../../../cloudfunctions/console/payout-lists-contract';
import type * as Settings from '../../../../cloudfunctions/console/payout-settings-contract';
import type * as Payouts from '../../../../cloudfunctions/console/payouts-contract';
import type * as People from '../../../../cloudfunctions/console/people-contract';
import type * as Reconciliation from '../../../../cloudfunctions/console/reconciliation-contract';
import type * as Setup from '../../../../cloudfunctions/console/setup-contract';
import type * as Shelf from '../../../../cloudfunctions/console/shelf-contract';
import type * as Staff from '../../../../cloudfunctions/console/staff-contract';
import type * as Stores from '../../../../cloudfunctions/console/stores-contract';

/** What every action of the function `console` is given. */
export type ConsoleInputs = Base.ConsoleInputs &
  AgencyInputs &
  Books.BooksInputs &
  Cases.CasesInputs &
  Desk.DeskInputs &
  Exports.ExportsInputs &
  Closing.ClosingInputs &
  Intake.IntakeInputs &
  Lists.PayoutListsInputs &
  Payouts.PayoutsInputs &
  Settings.PayoutSettingsInputs &
  Reconciliation.ReconciliationInputs &
  Shelf.ShelfInputs &
  People.PeopleInputs &
  Stores.StoresInputs &
  Campaigns.CampaignsInputs &
  Leaving.LeavingInputs &
  Setup.SetupInputs &
  Staff.StaffInputs;

/** What every action answers. An action that is missing here does not compile in console.ts. */
export type ConsoleViews = BaseViews &
  ShelfViews &
  PeopleViews &
  StoresViews &
  CampaignsViews &
  SetupViews &
  StaffViews &
  AgencyViews &
  IntakeViews &
  BooksViews &
  CaseViews &
  DeskViews &
  ExportViews &
  ClosingViews &
  ListViews &
  PayoutViews;

interface BaseViews {
  readonly brandList: Base.BrandListView;
  readonly saveBrand: Base.SaveBrandView;
  readonly saveShop: Base.SaveShopView;
  readonly createInvite: Base.CreateInviteView;
  readonly listInvites: Base.ListInvitesView;
  readonly revokeInvite: Base.RevokeInviteView;
  readonly listReviews: Base.ListReviewsView;
  readonly decideReview: Base.DecideReviewView;
  readonly changeSettlement: Base.ChangeSettlementView;
  readonly deadLetters: Base.DeadLettersView;
  readonly replayDeadLetter: Base.ReplayDeadLetterView;
}

interface StaffViews {
  readonly me: Staff.MeView;
  readonly claimOwner: Staff.ClaimOwnerView;
  readonly auditList: Staff.AuditListView;
  readonly teamList: Staff.TeamListView;
  readonly inviteStaff: Staff.InviteStaffView;
  readonly revokeStaffInvite: Staff.RevokeStaffInviteView;
  readonly acceptStaffInvite: Staff.AcceptStaffInviteView;
  readonly revokeRole: Staff.RevokeRoleView;
}

interface SetupViews {
  readonly setup: Setup.SetupView;
  readonly chooseWay: Setup.ChooseWayView;
  readonly stateAgency: Setup.StateAgencyView;
  readonly startBrand: Setup.StartBrandView;
  readonly openBrand: Setup.OpenBrandView;
  readonly checkConnections: Setup.ConnectionCheckView;
  readonly system: Setup.SystemView;
  readonly checkName: Setup.CheckNameView;
  readonly ownApplication: Setup.ReadOwnApplicationView;
  readonly applyAsBrand: Setup.ApplyAsBrandView;
  readonly listApplications: Setup.ListApplicationsView;
  readonly decideApplication: Setup.DecideApplicationView;
}

interface AgencyViews {
  readonly readAgency: ReadAgencyView;
  readonly saveAgency: SaveAgencyView;
  readonly setReviewMode: SetReviewModeView;
  readonly notices: NoticesView;
}

interface IntakeViews {
  readonly itemList: Intake.ItemListView;
  readonly decideItem: Intake.ReviewedItemView;
  readonly agreeFee: Intake.AgreeFeeView;
  readonly readIntake: Intake.ReadIntakeView;
  readonly markStep: Intake.MarkStepView;
}

interface ShelfViews {
  readonly shelfList: Shelf.ShelfListView;
  readonly shelfItem: Shelf.ShelfItemView;
  readonly shelfAlerts: Shelf.ShelfAlertsView;
  readonly offeredPlans: Shelf.OfferedPlansView;
  readonly workItemShare: Shelf.WorkedShareView;
  readonly planItemShare: Shelf.PlanItemShareView;
  readonly saveMarginGuard: Shelf.SaveMarginGuardView;
  readonly partnerList: Shelf.PartnerListView;
}

interface PeopleViews {
  readonly peopleList: People.PeopleListView;
  readonly personDetail: People.PersonDetailView;
  readonly changePerson: People.ChangePersonView;
  readonly setPersonShare: People.SetPersonShareView;
  readonly suspendPerson: People.StandingView;
  readonly resumePerson: People.StandingView;
  readonly unbindPerson: People.StandingView;
  readonly previewPeopleImport: People.PeopleImportView;
  readonly applyPeopleImport: People.PeopleImportView;
}

interface StoresViews {
  readonly storeList: Stores.StoreListView;
  readonly saveStore: Stores.SaveStoreView;
  readonly saveClerk: Stores.SaveClerkView;
  readonly codeOfDoor: Stores.CodeOfDoorView;
  readonly storeRanking: Stores.StoreRankingView;
  readonly storeFigures: Stores.StoreFiguresView;
}

interface CampaignsViews {
  readonly campaignList: Campaigns.CampaignListView;
  readonly previewCampaign: Campaigns.PreviewCampaignView;
  readonly sendCampaign: Campaigns.SendCampaignView;
  readonly stopCampaign: Campaigns.StopCampaignView;
  readonly materialList: Campaigns.MaterialListView;
  readonly saveMaterial: Campaigns.SaveMaterialView;
  readonly liveCampaign: Campaigns.LiveCampaignView;
  readonly archiveBrand: Leaving.ArchiveBrandView;
  readonly takeInBrand: Leaving.TakeInBrandView;
}

interface BooksViews {
  readonly previewCorrection: Books.PreviewCorrectionView;
  readonly requestCorrection: Books.RequestCorrectionView;
  readonly decideCorrection: Books.DecideCorrectionView;
  readonly listCorrections: Books.ListCorrectionsView;
  readonly holdMoney: Books.HoldMoneyView;
  readonly unholdMoney: Books.UnholdMoneyView;
  readonly blockPayouts: Books.BlockPayoutsView;
  readonly unblockPayouts: Books.BlockPayoutsView;
  readonly listClaims: Books.ListClaimsView;
  readonly decideClaim: Books.DecideClaimView;
  readonly promoterLedger: Books.PromoterLedgerView;
  readonly promoterStatement: Books.PromoterStatementView;
  readonly reconciliationDays: Reconciliation.ReconciliationDaysView;
  readonly reconciliationDay: Reconciliation.OneReconciliationDayView;
  readonly workItems: Reconciliation.WorkItemsView;
  readonly closeWorkItem: Reconciliation.CloseWorkItemView;
}

interface ClosingViews {
  readonly monthClosePreview: Closing.MonthClosePreviewView;
  readonly closeMonth: Closing.CloseMonthView;
  readonly listMonthCloses: Closing.ListMonthClosesView;
  readonly monthCloseFile: Closing.MonthCloseFileView;
}

interface ListViews {
  readonly payoutLists: Lists.PayoutListsView;
  readonly payoutListRead: Lists.PayoutListReadView;
  readonly payoutEvidence: Lists.PayoutEvidenceView;
  readonly payoutInvoice: Lists.PayoutEvidenceView;
  readonly payoutListMake: Lists.PayoutListMakeView;
  readonly payoutListWithdraw: Lists.PayoutListWithdrawView;
  readonly payoutListApprove: Lists.PayoutListApproveView;
  readonly payoutListExport: Lists.PayoutListExportView;
  readonly payoutMarkPaid: Lists.PayoutMarkView;
  readonly payoutMarkFailed: Lists.PayoutMarkView;
  readonly payoutImportPreview: Lists.PayoutImportPreviewView;
  readonly payoutImportApply: Lists.PayoutImportApplyView;
  readonly payoutReportClose: Lists.PayoutReportCloseView;
  readonly taxExport: Lists.TaxExportView;
  readonly fileTaxMonth: Lists.FileTaxMonthView;
  readonly correctTaxMonth: Lists.FileTaxMonthView;
}

interface PayoutViews {
  readonly payoutQueue: Payouts.PayoutQueueView;
  readonly payoutDetail: Payouts.PayoutDetailView;
  readonly decidePayout: Payouts.DecidePayoutView;
  readonly decidePayouts: Payouts.DecidePayoutsView;
  readonly abandonPayout: Payouts.AbandonPayoutView;
  readonly stuckPayouts: Payouts.StuckPayoutsView;
  readonly payoutMatchDays: Payouts.PayoutMatchDaysView;
  readonly payoutMatchDay: Payouts.OnePayoutMatchDayView;
  readonly pausePayouts: Settings.PausePayoutsView;
  readonly resumePayouts: Settings.PausePayoutsView;
  readonly readPayoutSettings: Settings.ReadPayoutSettingsView;
  readonly savePayoutSettings: Settings.SavePayoutSettingsView;
  readonly decidePayoutSettings: Settings.SavePayoutSettingsView;
  readonly moneyNeeded: Settings.MoneyNeededView;
}

interface CaseViews {
  readonly caseList: Cases.CaseListView;
  readonly readCase: Cases.ReadCaseView;
  readonly takeCase: Cases.TakeCaseView;
  readonly answerComplaint: Cases.AnswerComplaintView;
}

interface DeskViews {
  readonly readHome: Desk.ReadHomeView;
  readonly readFigures: Desk.ReadFiguresView;
  readonly refreshFigures: Desk.RefreshFiguresView;
  readonly listTasks: Desk.ListTasksView;
  readonly orderList: Desk.OrderListView;
  readonly countOrders: Desk.CountOrdersView;
  readonly orderDetail: Desk.OrderDetailView;
  readonly ledgerList: Desk.LedgerListView;
}

interface ExportViews {
  readonly startExport: Exports.StartExportView;
  readonly continueExport: Exports.ExportView;
  readonly listExports: Exports.ListExportsView;
  readonly exportLinks: Exports.ExportLinksView;
  readonly feeIncome: Exports.FeeIncomeView;
  readonly readBudget: Exports.ReadBudgetView;
  readonly saveBudget: Exports.BudgetFieldsView;
}
