import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { CodeHasher } from '../../ports/code-hasher';
import type { Outbox } from '../../ports/outbox';
import type { ProgramEditor } from '../../ports/program-editor';
import type { RandomSource } from '../../ports/random';

export interface OwnerCodePorts {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly hasher: CodeHasher;
  readonly editor: ProgramEditor;
}

export interface IssuedCode {
  readonly code: string;
  readonly expiresAtMs: number;
}

const ownerCodeBits = 128;
/** An owner code works for 72 hours. */
export const ownerCodeLifeMs = 72 * 3_600_000;
/** A code for recovery works only after a day, so that those who own the deployment hear of it first. */
const recoveryWaitMs = 24 * 3_600_000;

/**
 * Makes the one-time code with which a deployment gets its owner, and keeps only its hash. A code from before stops
 * working.
 *
 * Rejections: owner-claimed once there is an owner.
 */
export async function issueOwnerCode(ports: OwnerCodePorts): Promise<Outcome<IssuedCode, 'owner-claimed'>> {
  const code = ports.random.token(ownerCodeBits);
  const codeHash = ports.hasher.hashOf(code);
  const expiresAtMs = ports.clock.nowMs() + ownerCodeLifeMs;
  return ports.editor.transaction(async (edit) => {
    const claim = await edit.findOwnerClaim();
    if (claim && claim.claimedAtMs !== null) return rejected('owner-claimed');
    await edit.writeOwnerClaim({ codeHash, expiresAtMs, claimedAtMs: null });
    return ok({ code, expiresAtMs });
  });
}

/**
 * Makes a code for when the owner of a deployment can no longer be reached. Only who holds the credentials of the cloud
 * environment can ask for it; it works from a day later on, everybody in the console reads of it meanwhile, and the
 * audit keeps it.
 *
 * Rejections: owner-not-claimed while there is no owner: then a code is issued anew.
 */
export async function recoverOwner(
  ports: OwnerCodePorts & { readonly outbox: Pick<Outbox, 'addForOperator'> },
): Promise<Outcome<IssuedCode & { readonly fromMs: number }, 'owner-not-claimed'>> {
  const code = ports.random.token(ownerCodeBits);
  const codeHash = ports.hasher.hashOf(code);
  const atMs = ports.clock.nowMs();
  const [fromMs, expiresAtMs] = [atMs + recoveryWaitMs, atMs + recoveryWaitMs + ownerCodeLifeMs];
  const issued = await ports.editor.transaction(async (edit) => {
    const claim = await edit.findOwnerClaim();
    if (!claim || claim.claimedAtMs === null) return rejected('owner-not-claimed' as const);
    await edit.writeOwnerClaim({ ...claim, recovery: { codeHash, fromMs, expiresAtMs } });
    await edit.addEntry({
      id: `owner-recovery|${codeHash}`,
      ...{ atMs, openid: '', name: 'credentials of the environment', action: 'recoverOwner', brandId: null },
      ...{ subject: 'agency owner', before: null, after: { fromMs, expiresAtMs }, request: '', answer: null },
      reason: 'a code for recovery was made',
    });
    return ok({ code, fromMs, expiresAtMs });
  });
  if (issued.ok) {
    const about = codeHash.slice(0, 12);
    await ports.outbox.addForOperator({ code: 'OWNER_RECOVERY', about, facts: { fromMs }, notedAtMs: atMs });
  }
  return issued;
}
