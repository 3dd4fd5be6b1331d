import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { DeadLetter, Inbox } from '../../ports/inbox';
import { type Actor, type AuditedPorts, auditedWrite } from './audited-write';

const pageSize = 50;

export interface DeadLetterPorts extends AuditedPorts {
  readonly inbox: Inbox;
}

/** The platform's events that could not be worked off and wait for a person, the newest first, 50 a page. */
export async function listDeadLetters(
  ports: Pick<DeadLetterPorts, 'inbox' | 'clock'>,
  page: { readonly beforeMs?: number | undefined },
): Promise<{ readonly letters: readonly DeadLetter[]; readonly nextBeforeMs: number | null }> {
  const letters = await ports.inbox.listDead(pageSize, page.beforeMs ?? ports.clock.nowMs() + 1);
  const last = letters[letters.length - 1];
  return { letters, nextBeforeMs: letters.length < pageSize || !last ? null : last.receivedAtMs };
}

/**
 * Lets a dead letter be worked off again; the timer takes it within a minute or so. It is written down first and reopened
 * then: when the second is lost, the same request does it.
 *
 * Rejections: dead-letter-not-found; request-id-taken.
 */
export async function replayDeadLetter(
  ports: DeadLetterPorts,
  actor: Actor,
  request: { readonly id: string; readonly requestId: string; readonly reason: string },
): Promise<Outcome<{ readonly id: string }, 'dead-letter-not-found' | 'request-id-taken'>> {
  const { id, requestId, reason } = request;
  const audited = { action: 'replayDeadLetter', brandId: null, requestId, reason, asked: request };
  const written = await auditedWrite(ports, actor, audited, async () => {
    const letter = await ports.inbox.findDead(id);
    if (!letter) return rejected('dead-letter-not-found');
    const before = { state: 'dead', attempts: letter.attempts, reason: letter.reason };
    return ok({ subject: `inbox ${id}`, before, after: { state: 'open' }, answer: { id } });
  });
  if (written.ok) await ports.inbox.reopen(id, ports.clock.nowMs());
  return written;
}
