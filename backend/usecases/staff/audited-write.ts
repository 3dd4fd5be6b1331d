import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import { DuplicateKey, type Json } from '../../ports/document-database';
import type { ProgramEdit, ProgramEditor } from '../../ports/program-editor';

export interface AuditedPorts {
  readonly clock: Clock;
  readonly editor: ProgramEditor;
}

/** Who asks for a change, and the name that others read. */
export interface Actor {
  readonly openid: string;
  readonly name: string;
}

export interface AuditedRequest {
  readonly action: string;
  readonly brandId: string | null;
  /** Made by the page once for each intention, so that sending it again does it once. */
  readonly requestId: string;
  readonly reason: string;
  /** What was asked, to tell a repeat from another request under the same id. */
  readonly asked: object;
}

/** What a change did, for the entry and for the answer. */
export interface Change<T> {
  readonly subject: string;
  readonly before: object | null;
  readonly after: object | null;
  readonly answer: T;
}

/** At a second try the entry of the rival is there. */
const tries = 2;

/**
 * Does a change and writes down who did it, when, what it was before and after, and why: in one transaction, so that
 * neither is without the other. The same request again changes nothing and gets the same answer.
 *
 * Rejections: those of `work`, of which nothing is written; request-id-taken for another request under the same id.
 */
export async function auditedWrite<T extends object, Code extends string>(
  ports: AuditedPorts,
  actor: Actor,
  request: AuditedRequest,
  work: (edit: ProgramEdit, nowMs: number) => Promise<Outcome<Change<T>, Code>>,
): Promise<Outcome<T, Code | 'request-id-taken'>> {
  for (let count = 1; ; count += 1) {
    try {
      return await ports.editor.transaction((edit) => writeOnce(ports, actor, request, edit, work));
    } catch (error) {
      if (!(error instanceof DuplicateKey) || count >= tries) throw error;
    }
  }
}

async function writeOnce<T extends object, Code extends string>(
  ports: AuditedPorts,
  actor: Actor,
  request: AuditedRequest,
  edit: ProgramEdit,
  work: (edit: ProgramEdit, nowMs: number) => Promise<Outcome<Change<T>, Code>>,
): Promise<Outcome<T, Code | 'request-id-taken'>> {
  const { openid, name } = actor;
  const { action, brandId, reason } = request;
  const id = `${openid}|${request.requestId}`;
  const asked = JSON.stringify(request.asked);
  const done = await edit.findEntry(id);
  if (done) {
    const isRepeat = done.action === action && done.request === asked;
    return isRepeat ? ok(done.answer as unknown as T) : rejected('request-id-taken');
  }
  const atMs = ports.clock.nowMs();
  const outcome = await work(edit, atMs);
  if (!outcome.ok) return outcome;
  const { subject, answer } = outcome.value;
  const before = outcome.value.before as Json;
  const after = outcome.value.after as Json;
  const entry = { id, atMs, openid, name, action, brandId, subject, before, after, reason, request: asked };
  await edit.addEntry({ ...entry, answer: answer as unknown as Json });
  return ok(answer);
}
