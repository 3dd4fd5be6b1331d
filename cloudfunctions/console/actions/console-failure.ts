import type { BooksFailure } from '../books-contract';
import type { CampaignsFailure } from '../campaigns-contract';
import type { CasesFailure } from '../cases-contract';
import type { ClosingFailure } from '../closing-contract';
import type { ConsoleFailure as CommonFailure } from '../contract';
import type { DeskFailure } from '../desk-contract';
import type { ExportsFailure } from '../exports-contract';
import type { LeavingFailure } from '../leaving-contract';
import type { PayoutListsFailure } from '../payout-lists-contract';
import type { PayoutSettingsFailure } from '../payout-settings-contract';
import type { PayoutsFailure } from '../payouts-contract';
import type { PeopleFailure } from '../people-contract';
import type { SetupFailure } from '../setup-contract';
import type { ShelfFailure } from '../shelf-contract';
import type { StaffFailure } from '../staff-contract';
import type { StoresFailure } from '../stores-contract';

/** Every code with which an action of the console may answer: the common ones, and those of each part's contract. */
export type ConsoleFailure =
  | CommonFailure
  | ExportsFailure
  | DeskFailure
  | CasesFailure
  | BooksFailure
  | ClosingFailure
  | PayoutListsFailure
  | PayoutsFailure
  | PayoutSettingsFailure
  | SetupFailure
  | ShelfFailure
  | PeopleFailure
  | StoresFailure
  | CampaignsFailure
  | LeavingFailure
  | StaffFailure;
