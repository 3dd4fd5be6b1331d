import type { Account } from './account';

export interface Posting {
  readonly from: string;
  readonly to: Account;
}
