import { TransactionConflict } from '../../ports/document-database';
import { Outage } from '../../ports/outage';

/** Why something failed, for the person who looks into it: an outage says it itself, a mistake of ours gives its name. */
export function failureText(error: unknown): string {
  if (error instanceof Outage || error instanceof TransactionConflict) return error.message;
  return String(error);
}
