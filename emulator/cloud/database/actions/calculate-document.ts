import type { AdminBody, CallContext } from '../../gateway/gateway';
import type { Database } from '../database';
import { selectDocuments } from '../query/select';
import { filterOf } from './call-parameters';
import { refuseEscape } from './run-in-transaction';

/** count(). */
export function calculateDocument(database: Database, body: AdminBody, context: CallContext): unknown {
  refuseEscape(database, body, context, 'count()');
  const collection = database.collection(body.collectionName);
  const filter = filterOf(body, database);
  if (Object.keys(filter).length === 0) return { total: collection.liveCount };
  const query = { filter, order: [], skip: 0, limit: Number.POSITIVE_INFINITY };
  return { total: selectDocuments(collection, database.plainWrites(), query, database.limits.scanLimit).length };
}
