import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { CodeHasher } from '../../ports/code-hasher';
import type { RandomSource } from '../../ports/random';
import type { StaffRole } from '../../ports/staff-store';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';
import { heldRole } from './staff-role';

export interface InviteStaffRequest {
  readonly role: StaffRole;
  readonly brandId: string | null;
  readonly label: string;
  readonly requestId: string;
  readonly reason: string;
}

export interface InvitedStaff {
  readonly token: string;
  readonly expiresAtMs: number;
}

const tokenBits = 128;
/** A link for a role works for three days. */
const inviteLifeMs = 72 * 3_600_000;

/**
 * Makes a link that gives one person one role. It works once; only its hash is kept, so the same request again makes a
 * new link in place of the lost one.
 *
 * Rejections: role-not-fitting (an agency role in a brand, or a brand role without one); brand-not-found;
 * request-id-taken.
 */
export async function inviteStaff(
  ports: AuditedPorts & { readonly random: RandomSource; readonly hasher: CodeHasher },
  actor: Actor,
  request: InviteStaffRequest,
): Promise<Outcome<InvitedStaff, 'role-not-fitting' | 'brand-not-found' | 'request-id-taken'>> {
  const { role, brandId, label, requestId, reason } = request;
  const held = heldRole(role, brandId);
  if (!held) return rejected('role-not-fitting');
  const token = ports.random.token(tokenBits);
  const id = ports.hasher.hashOf(token);
  const audited = { action: 'inviteStaff', brandId, requestId, reason, asked: request };
  const made = await auditedWrite<{ id: string; expiresAtMs: number }, 'brand-not-found'>(
    ports,
    actor,
    audited,
    async (edit, nowMs) => {
      if (brandId !== null && !(await edit.findBrand(brandId))) return rejected('brand-not-found');
      const expiresAtMs = nowMs + inviteLifeMs;
      await edit.writeStaffInvite({
        ...{ id, held, label, createdAtMs: nowMs, expiresAtMs, usedAtMs: null, revokedAtMs: null },
      });
      const answer = { id, expiresAtMs };
      return ok({ subject: `staff invite ${id.slice(0, 8)}`, before: null, after: { role, brandId, label }, answer });
    },
  );
  if (!made.ok) return made;
  // A repeat finds the first link's entry, and that link is gone with the first answer: it is given another token.
  if (made.value.id !== id) return renew(ports, made.value, id, token);
  return ok({ token, expiresAtMs: made.value.expiresAtMs });
}

async function renew(
  ports: Pick<AuditedPorts, 'editor'>,
  first: { readonly id: string; readonly expiresAtMs: number },
  id: string,
  token: string,
): Promise<Outcome<InvitedStaff, never>> {
  await ports.editor.transaction(async (edit) => {
    const invite = await edit.findStaffInvite(first.id);
    if (!invite || invite.usedAtMs !== null || invite.revokedAtMs !== null) return;
    await edit.writeStaffInvite({ ...invite, revokedAtMs: invite.createdAtMs });
    await edit.writeStaffInvite({ ...invite, id });
  });
  return ok({ token, expiresAtMs: first.expiresAtMs });
}
