import { AdminReply } from '../../gateway/admin-reply';
import type { Database } from '../database';
import { answerTooLarge } from '../request-errors';
import { exceedsBytes } from '../values/exceeds-bytes';

/** `{ list }` of documents that are written as JSON text already. */
export function listReply(database: Database, answers: readonly string[]): AdminReply {
  const list = answers.join(',');
  if (exceedsBytes([list], database.limits.answerBytes)) throw answerTooLarge(database.limits.answerBytes);
  return new AdminReply(`"data":{"list":[${list}]}`);
}
