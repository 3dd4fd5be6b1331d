import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { CodeHasher } from '../../ports/code-hasher';
import type { ProgramEditor } from '../../ports/program-editor';
import type { RandomSource } from '../../ports/random';

export interface OwnerCodePorts {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly hasher: CodeHasher;
  readonly editor: ProgramEditor;
}

const ownerCodeBits = 128;
/** An owner code works for 72 hours. */
export const ownerCodeLifeMs = 72 * 3_600_000;

/**
 * Makes the one-time code with which a deployment gets its owner, and keeps only its hash. A code from before stops
 * working.
 *
 * Rejections: owner-claimed once there is an owner.
 */
export async function issueOwnerCode(
  ports: OwnerCodePorts,
): Promise<Outcome<{ readonly code: string; readonly expiresAtMs: number }, 'owner-claimed'>> {
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
