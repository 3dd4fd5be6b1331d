import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { OwnerClaim } from '../../ports/staff-store';
import type { OwnerCodePorts } from './owner-code';

export type ClaimPorts = Pick<OwnerCodePorts, 'clock' | 'hasher' | 'editor'>;
export type ClaimRefusal = 'owner-claimed' | 'owner-code-wrong' | 'owner-code-expired';

/**
 * Whoever enters the owner code first becomes the agency's owner; opening the page first gives nothing. Of two who enter
 * it at once one is the owner.
 *
 * Rejections: owner-code-wrong, also while no code was made; owner-code-expired and owner-claimed only for who knows the
 * code.
 */
export async function claimOwner(
  ports: ClaimPorts,
  caller: { readonly openid: string },
  request: { readonly code: string; readonly name: string },
): Promise<Outcome<{ readonly role: 'agency-owner' }, ClaimRefusal>> {
  const { openid } = caller;
  const { name } = request;
  const codeHash = ports.hasher.hashOf(request.code);
  return ports.editor.transaction(async (edit) => {
    const atMs = ports.clock.nowMs();
    const claim = await edit.findOwnerClaim();
    if (claim?.codeHash !== codeHash) return rejected('owner-code-wrong');
    const staff = await edit.findStaff(openid);
    const refusal = refusalOf(claim, atMs);
    if (refusal) {
      const isMine = refusal === 'owner-claimed' && staff?.roles.some(({ role }) => role === 'agency-owner');
      return isMine ? ok({ role: 'agency-owner' }) : rejected(refusal);
    }
    const held = [...(staff?.roles ?? []), { role: 'agency-owner', brandId: null } as const];
    await edit.writeOwnerClaim({ ...claim, claimedAtMs: atMs });
    await edit.writeStaff({ openid, name, roles: held, addedAtMs: staff?.addedAtMs ?? atMs });
    await edit.addEntry({
      id: `owner-claim|${codeHash}`,
      ...{ atMs, openid, name, action: 'claimOwner', brandId: null, subject: 'agency owner' },
      ...{ before: null, after: { role: 'agency-owner' }, reason: 'the owner code was entered', request: '' },
      answer: { role: 'agency-owner' },
    });
    return ok({ role: 'agency-owner' });
  });
}

function refusalOf(claim: OwnerClaim, atMs: number): 'owner-claimed' | 'owner-code-expired' | undefined {
  if (claim.claimedAtMs !== null) return 'owner-claimed';
  return atMs >= claim.expiresAtMs ? 'owner-code-expired' : undefined;
}
