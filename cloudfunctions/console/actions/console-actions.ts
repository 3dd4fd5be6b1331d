import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { AgencyAction } from '../agency-contract';
import type { BooksAction } from '../books-contract';
import type { CampaignsAction } from '../campaigns-contract';
import type { CasesAction } from '../cases-contract';
import type { ClosingAction } from '../closing-contract';
import type { ConsoleAction } from '../contract';
import type { DeskAction } from '../desk-contract';
import type { ExportsAction } from '../exports-contract';
import type { IntakeAction } from '../intake-contract';
import type { LeavingAction } from '../leaving-contract';
import type { PayoutListsAction } from '../payout-lists-contract';
import type { PayoutSettingsAction } from '../payout-settings-contract';
import type { PayoutsAction } from '../payouts-contract';
import type { PeopleAction } from '../people-contract';
import type { ReconciliationAction } from '../reconciliation-contract';
import type { SetupAction } from '../setup-contract';
import type { ShelfAction } from '../shelf-contract';
import type { StaffAction } from '../staff-contract';
import type { StoresAction } from '../stores-contract';
import { agreeFeeAction } from './agree-fee';
import { type BooksPorts, booksActions } from './books-actions';
import { type BrandDeskPorts, brandDeskActions } from './brand-desk-actions';
import { brandListAction } from './brand-list';
import { type CasesPorts, casesActions } from './cases-actions';
import { changeSettlementAction } from './change-settlement';
import { createInviteAction } from './create-invite';
import { deadLettersAction } from './dead-letters';
import { decideItemAction } from './decide-item';
import { decideReviewAction } from './decide-review';
import { type DeskPorts, deskActions } from './desk-actions';
import { type ExportsPorts, exportsActions } from './exports-actions';
import { itemListAction } from './item-list';
import { listInvitesAction } from './list-invites';
import { listReviewsAction } from './list-reviews';
import { markStepAction } from './mark-step';
import { noticesAction } from './notices';
import { type PayoutListPorts, payoutListActions } from './payout-list-actions';
import { type PayoutsPorts, payoutsActions } from './payouts-actions';
import { readAgencyAction } from './read-agency';
import { readIntakeAction } from './read-intake';
import { type ReconciliationPorts, reconciliationActions } from './reconciliation-actions';
import { replayDeadLetterAction } from './replay-dead-letter';
import { revokeInviteAction } from './revoke-invite';
import { saveAgencyAction } from './save-agency';
import { saveBrandAction } from './save-brand';
import { saveShopAction } from './save-shop';
import { setReviewModeAction } from './set-review-mode';
import { type SetupPorts, setupActions } from './setup-actions';
import { type StaffPorts, staffActions } from './staff-actions';

type ConsolePorts = BooksPorts &
  CasesPorts &
  DeskPorts &
  ExportsPorts &
  BrandDeskPorts &
  PayoutListPorts &
  PayoutsPorts &
  ReconciliationPorts &
  SetupPorts &
  StaffPorts &
  Parameters<typeof brandListAction>[0] &
  Parameters<typeof saveBrandAction>[0] &
  Parameters<typeof saveShopAction>[0] &
  Parameters<typeof createInviteAction>[0] &
  Parameters<typeof listInvitesAction>[0] &
  Parameters<typeof revokeInviteAction>[0] &
  Parameters<typeof listReviewsAction>[0] &
  Parameters<typeof decideReviewAction>[0] &
  Parameters<typeof changeSettlementAction>[0] &
  Parameters<typeof deadLettersAction>[0] &
  Parameters<typeof replayDeadLetterAction>[0] &
  Parameters<typeof noticesAction>[0] &
  Parameters<typeof readAgencyAction>[0] &
  Parameters<typeof saveAgencyAction>[0] &
  Parameters<typeof setReviewModeAction>[0] &
  Parameters<typeof itemListAction>[0] &
  Parameters<typeof decideItemAction>[0] &
  Parameters<typeof agreeFeeAction>[0] &
  Parameters<typeof readIntakeAction>[0] &
  Parameters<typeof markStepAction>[0];

/** Every action of the console by its name; a name of a contract that is missing here does not compile. */
export function consoleActions(
  ports: ConsolePorts,
): Readonly<
  Record<
    | ConsoleAction
    | IntakeAction
    | AgencyAction
    | ShelfAction
    | PeopleAction
    | StoresAction
    | CampaignsAction
    | LeavingAction
    | BooksAction
    | CasesAction
    | DeskAction
    | ExportsAction
    | ClosingAction
    | PayoutListsAction
    | PayoutsAction
    | PayoutSettingsAction
    | ReconciliationAction
    | SetupAction
    | StaffAction,
    Action<IdentifiedCaller>
  >
> {
  return {
    brandList: brandListAction(ports),
    saveBrand: saveBrandAction(ports),
    saveShop: saveShopAction(ports),
    createInvite: createInviteAction(ports),
    listInvites: listInvitesAction(ports),
    revokeInvite: revokeInviteAction(ports),
    listReviews: listReviewsAction(ports),
    decideReview: decideReviewAction(ports),
    changeSettlement: changeSettlementAction(ports),
    deadLetters: deadLettersAction(ports),
    replayDeadLetter: replayDeadLetterAction(ports),
    notices: noticesAction(ports),
    readAgency: readAgencyAction(ports),
    saveAgency: saveAgencyAction(ports),
    setReviewMode: setReviewModeAction(ports),
    itemList: itemListAction(ports),
    decideItem: decideItemAction(ports),
    agreeFee: agreeFeeAction(ports),
    readIntake: readIntakeAction(ports),
    markStep: markStepAction(ports),
    ...staffActions(ports),
    ...setupActions(ports),
    ...brandDeskActions(ports),
    ...casesActions(ports),
    ...deskActions(ports),
    ...exportsActions(ports),
    ...booksActions(ports),
    ...reconciliationActions(ports),
    ...payoutListActions(ports),
    ...payoutsActions(ports),
  };
}
