import { randomUUID } from 'node:crypto';

/** An `_id` as the service makes them: 32 lower-case hex digits. */
export function newDocumentId(): string {
  return randomUUID().replaceAll('-', '');
}
