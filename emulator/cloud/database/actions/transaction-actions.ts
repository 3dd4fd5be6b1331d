import { AdminReply } from '../../gateway/admin-reply';
import type { AdminBody, CallContext } from '../../gateway/gateway';
import type { Database } from '../database';
import { exclusively } from './run-in-transaction';

const EMPTY = new AdminReply('');

export function startTransaction(database: Database, _body: AdminBody, context: CallContext): AdminReply {
  const { id } = database.transactions.start(context.invocationId);
  return new AdminReply(`"transactionId":"${id}"`);
}

/** Everything that could forbid the commit has been refused before, so it cannot fail; it answers when durable. */
export async function commitTransaction(
  database: Database,
  body: AdminBody,
  context: CallContext,
): Promise<AdminReply> {
  const transaction = database.transactions.get(body.transactionId);
  return exclusively(database, transaction, context, async () => {
    const durable = transaction.writes && database.commit(transaction.writes, transaction);
    transaction.end();
    await durable;
    return EMPTY;
  });
}

export async function abortTransaction(database: Database, body: AdminBody, context: CallContext): Promise<AdminReply> {
  const transaction = database.transactions.get(body.transactionId);
  return exclusively(database, transaction, context, () => {
    transaction.end();
    return EMPTY;
  });
}
