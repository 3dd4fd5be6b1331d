import { AdminReply } from '../gateway/admin-reply';
import type { ActionHandler, AdminBody, CallContext, Gateway } from '../gateway/gateway';
import { invalidParam } from '../gateway/service-error';
import { aggregateDocuments } from './actions/aggregate-action';
import { calculateDocument } from './actions/calculate-document';
import { getDocument } from './actions/get-document';
import { insertDocument } from './actions/insert-action';
import { modifyAndReturnDocument, modifyDocument, removeDocument } from './actions/modify-actions';
import { abortTransaction, commitTransaction, startTransaction } from './actions/transaction-actions';
import type { Database } from './database';

type DatabaseAction = (database: Database, body: AdminBody, context: CallContext) => unknown;

const ACTIONS: Readonly<Record<string, DatabaseAction>> = {
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDocument,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.addCollection': addCollection,
  'database.startTransaction': startTransaction,
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
};

/** Lets the gateway answer everything that the SDKs' `database()` sends. */
export function registerDatabaseActions(gateway: Gateway, database: Database): void {
  for (const [name, action] of Object.entries(ACTIONS)) gateway.action(name, withHook(database, action));
}

function withHook(database: Database, action: DatabaseAction): ActionHandler {
  return (body, context) => {
    const hooked = database.beforeAction?.(context.action, body, context);
    return hooked instanceof Promise
      ? hooked.then(() => action(database, body, context))
      : action(database, body, context);
  };
}

function addCollection(database: Database, body: AdminBody): AdminReply {
  if (typeof body.collectionName !== 'string' || body.collectionName === '') {
    throw invalidParam('Collection name is required');
  }
  database.createCollection(body.collectionName);
  return new AdminReply('');
}
