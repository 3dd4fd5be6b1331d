import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { BooksAction } from '../books-contract';
import type { ClosingAction } from '../closing-contract';
import { blockPayoutsAction } from './block-payouts';
import { closeMonthAction } from './close-month';
import { decideClaimAction } from './decide-claim';
import { decideCorrectionAction } from './decide-correction';
import { holdMoneyAction } from './hold-money';
import { listClaimsAction } from './list-claims';
import { listCorrectionsAction } from './list-corrections';
import { listMonthClosesAction } from './list-month-closes';
import { monthCloseFileAction } from './month-close-file';
import { monthClosePreviewAction } from './month-close-preview';
import { previewCorrectionAction } from './preview-correction';
import { promoterLedgerAction } from './promoter-ledger';
import { promoterStatementAction } from './promoter-statement';
import { requestCorrectionAction } from './request-correction';
import { unblockPayoutsAction } from './unblock-payouts';
import { unholdMoneyAction } from './unhold-money';

export type BooksPorts = Parameters<typeof previewCorrectionAction>[0] &
  Parameters<typeof requestCorrectionAction>[0] &
  Parameters<typeof decideCorrectionAction>[0] &
  Parameters<typeof listCorrectionsAction>[0] &
  Parameters<typeof holdMoneyAction>[0] &
  Parameters<typeof unholdMoneyAction>[0] &
  Parameters<typeof blockPayoutsAction>[0] &
  Parameters<typeof unblockPayoutsAction>[0] &
  Parameters<typeof listClaimsAction>[0] &
  Parameters<typeof decideClaimAction>[0] &
  Parameters<typeof promoterLedgerAction>[0] &
  Parameters<typeof closeMonthAction>[0] &
  Parameters<typeof listMonthClosesAction>[0] &
  Parameters<typeof monthCloseFileAction>[0] &
  Parameters<typeof monthClosePreviewAction>[0] &
  Parameters<typeof promoterStatementAction>[0];

/** The books' actions of the console by their names, the month's end among them. */
export function booksActions(
  ports: BooksPorts,
): Readonly<Record<BooksAction | ClosingAction, Action<IdentifiedCaller>>> {
  return {
    previewCorrection: previewCorrectionAction(ports),
    requestCorrection: requestCorrectionAction(ports),
    decideCorrection: decideCorrectionAction(ports),
    listCorrections: listCorrectionsAction(ports),
    holdMoney: holdMoneyAction(ports),
    unholdMoney: unholdMoneyAction(ports),
    blockPayouts: blockPayoutsAction(ports),
    unblockPayouts: unblockPayoutsAction(ports),
    listClaims: listClaimsAction(ports),
    decideClaim: decideClaimAction(ports),
    promoterLedger: promoterLedgerAction(ports),
    closeMonth: closeMonthAction(ports),
    listMonthCloses: listMonthClosesAction(ports),
    monthCloseFile: monthCloseFileAction(ports),
    monthClosePreview: monthClosePreviewAction(ports),
    promoterStatement: promoterStatementAction(ports),
  };
}
