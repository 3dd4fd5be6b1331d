import type { BooksFailure } from '../books-contract';
import type { ClosingFailure } from '../closing-contract';
import type { ConsoleFailure as CommonFailure } from '../contract';
import type { PayoutListsFailure } from '../payout-lists-contract';
import type { PayoutSettingsFailure } from '../payout-settings-contract';
import type { PayoutsFailure } from '../payouts-contract';
import type { SetupFailure } from '../setup-contract';
import type { StaffFailure } from '../staff-contract';

/** Every code with which an action of the console may answer: the common ones, and those of each part's contract. */
export type ConsoleFailure =
  | CommonFailure
  | BooksFailure
  | ClosingFailure
  | PayoutListsFailure
  | PayoutsFailure
  | PayoutSettingsFailure
  | SetupFailure
  | StaffFailure;
