import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { CodeHasher } from '../../ports/code-hasher';
import type { ProgramEdit, ProgramEditor } from '../../ports/program-editor';
import type { HeldRole } from '../../ports/staff-store';
import type { StaffInvite } from '../../ports/team-store';
import { isSameRole } from './staff-role';

export type AcceptRefusal =
  | 'staff-invite-not-found'
  | 'staff-invite-revoked'
  | 'staff-invite-expired'
  | 'staff-invite-used';

export interface AcceptPorts {
  readonly clock: Clock;
  readonly hasher: CodeHasher;
  readonly editor: ProgramEditor;
}

/**
 * Gives the role of a link to whoever opens it first, under the identity that the platform vouches for. Opening it again
 * changes nothing for him; anybody else reads that it was used.
 *
 * Rejections: staff-invite-not-found, staff-invite-revoked, staff-invite-expired, staff-invite-used.
 */
export async function acceptStaffInvite(
  ports: AcceptPorts,
  caller: { readonly openid: string },
  request: { readonly token: string; readonly name: string },
): Promise<Outcome<HeldRole, AcceptRefusal>> {
  const id = ports.hasher.hashOf(request.token);
  return ports.editor.transaction(async (edit) => {
    const atMs = ports.clock.nowMs();
    const invite = await edit.findStaffInvite(id);
    if (!invite) return rejected('staff-invite-not-found');
    const staff = await edit.findStaff(caller.openid);
    const refusal = refusalOf(invite, atMs);
    if (refusal) {
      const isMine = refusal === 'staff-invite-used' && (await edit.findEntry(entryId(id)))?.openid === caller.openid;
      return isMine ? ok(invite.held) : rejected(refusal);
    }
    const roles = [...(staff?.roles ?? []).filter((held) => !isSameRole(held, invite.held)), invite.held];
    await edit.writeStaffInvite({ ...invite, usedAtMs: atMs });
    await noteOwner(edit, caller.openid, invite.held);
    const { openid } = caller;
    await edit.writeStaff({ openid, name: staff?.name ?? request.name, roles, addedAtMs: staff?.addedAtMs ?? atMs });
    await edit.addEntry({
      ...{ id: entryId(id), atMs, openid, name: staff?.name ?? request.name, action: 'acceptStaffInvite' },
      ...{ brandId: invite.held.brandId, subject: `staff invite ${id.slice(0, 8)}`, request: '', answer: null },
      ...{ before: null, after: { ...invite.held }, reason: `invited as ${invite.label}` },
    });
    return ok(invite.held);
  });
}

function entryId(inviteId: string): string {
  return `staff-invite|${inviteId}`;
}

function refusalOf(invite: StaffInvite, atMs: number): AcceptRefusal | undefined {
  if (invite.revokedAtMs !== null) return 'staff-invite-revoked';
  if (invite.usedAtMs !== null) return 'staff-invite-used';
  return atMs >= invite.expiresAtMs ? 'staff-invite-expired' : undefined;
}

async function noteOwner(edit: ProgramEdit, openid: string, held: HeldRole): Promise<void> {
  if (held.role !== 'agency-owner') return;
  const claim = await edit.findOwnerClaim();
  if (!claim) return;
  await edit.writeOwnerClaim({ ...claim, owners: [...new Set([...(claim.owners ?? []), openid])] });
}
