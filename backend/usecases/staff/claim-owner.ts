import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ProgramEdit } from '../../ports/program-editor';
import type { OwnerClaim } from '../../ports/staff-store';
import type { OwnerCodePorts } from './owner-code';

export type ClaimPorts = Pick<OwnerCodePorts, 'clock' | 'hasher' | 'editor'>;
export type ClaimRefusal =
  | 'owner-claimed'
  | 'owner-code-wrong'
  | 'owner-code-expired'
  | 'owner-code-waits'
  | 'owner-code-tries-used-up';

/** Wrong codes that one person may enter within an hour. */
const mostTries = 5;
const triesLastMs = 3_600_000;

interface Claimant {
  readonly openid: string;
  readonly name: string;
  readonly codeHash: string;
  readonly atMs: number;
}

/**
 * Whoever enters the owner code first becomes the agency's owner; opening the page first gives nothing. Of two who enter
 * it at once one is the owner. A code for recovery adds an owner once its day of waiting is over.
 *
 * Rejections: owner-code-wrong, also while no code was made; owner-code-tries-used-up after five wrong ones within an
 * hour; owner-code-expired, owner-code-waits and owner-claimed only for who knows the code.
 */
export async function claimOwner(
  ports: ClaimPorts,
  caller: { readonly openid: string },
  request: { readonly code: string; readonly name: string },
): Promise<Outcome<{ readonly role: 'agency-owner' }, ClaimRefusal>> {
  const { openid } = caller;
  const codeHash = ports.hasher.hashOf(request.code);
  return ports.editor.transaction(async (edit) => {
    const claimant = { openid, name: request.name, codeHash, atMs: ports.clock.nowMs() };
    const tries = await edit.findOwnerTries(openid);
    const recent = tries && claimant.atMs < tries.sinceMs + triesLastMs ? tries : { count: 0, sinceMs: claimant.atMs };
    if (recent.count >= mostTries) return rejected('owner-code-tries-used-up');
    const claim = await edit.findOwnerClaim();
    if (claim?.codeHash === codeHash) return claimFirst(edit, claim, claimant);
    if (claim?.recovery?.codeHash === codeHash) return claimRecovery(edit, claim, claim.recovery, claimant);
    await edit.writeOwnerTries(openid, { ...recent, count: recent.count + 1 });
    return rejected('owner-code-wrong');
  });
}

type Claimed = Outcome<{ readonly role: 'agency-owner' }, ClaimRefusal>;

async function claimFirst(edit: ProgramEdit, claim: OwnerClaim, claimant: Claimant): Promise<Claimed> {
  if (claim.claimedAtMs !== null) {
    const staff = await edit.findStaff(claimant.openid);
    const isMine = staff?.roles.some(({ role }) => role === 'agency-owner') ?? false;
    return isMine ? ok({ role: 'agency-owner' }) : rejected('owner-claimed');
  }
  if (claimant.atMs >= claim.expiresAtMs) return rejected('owner-code-expired');
  await edit.writeOwnerClaim({ ...claim, claimedAtMs: claimant.atMs, owners: [claimant.openid] });
  return makeOwner(edit, claimant, 'the owner code was entered');
}

async function claimRecovery(
  edit: ProgramEdit,
  claim: OwnerClaim,
  recovery: NonNullable<OwnerClaim['recovery']>,
  claimant: Claimant,
): Promise<Claimed> {
  if (claimant.atMs < recovery.fromMs) return rejected('owner-code-waits');
  if (claimant.atMs >= recovery.expiresAtMs) return rejected('owner-code-expired');
  const owners = [...new Set([...(claim.owners ?? []), claimant.openid])];
  await edit.writeOwnerClaim({ ...claim, claimedAtMs: claim.claimedAtMs ?? claimant.atMs, owners, recovery: null });
  return makeOwner(edit, claimant, 'a code for recovery was entered after its day of waiting');
}

async function makeOwner(edit: ProgramEdit, claimant: Claimant, reason: string): Promise<Claimed> {
  const { openid, name, codeHash, atMs } = claimant;
  const staff = await edit.findStaff(openid);
  const others = (staff?.roles ?? []).filter(({ role }) => role !== 'agency-owner');
  const roles = [...others, { role: 'agency-owner', brandId: null } as const];
  await edit.writeStaff({ openid, name, roles, addedAtMs: staff?.addedAtMs ?? atMs });
  await edit.addEntry({
    id: `owner-claim|${codeHash}`,
    ...{ atMs, openid, name, action: 'claimOwner', brandId: null, subject: 'agency owner' },
    ...{ before: null, after: { role: 'agency-owner' }, reason, request: '' },
    answer: { role: 'agency-owner' },
  });
  return ok({ role: 'agency-owner' });
}
