import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { InviteKind, InviteStore } from '../../ports/invite-store';
import type { ProgramEditor } from '../../ports/program-editor';
import type { BrandTheme } from '../../ports/program-settings';
import { type InviteState, inviteStateOf } from './invite-state';
import { openGroupOf } from './open-group';
import { groupSharePpm } from './placement';

export interface OpenInvitePorts {
  readonly clock: Clock;
  readonly invites: InviteStore;
  readonly editor: Pick<ProgramEditor, 'listBrands'>;
}

export interface OpenedInvite {
  readonly brandId: string;
  readonly brandName: string;
  readonly theme: BrandTheme;
  readonly kind: InviteKind;
  readonly groupName: string;
  readonly sharePpm: number;
  /** What the group asks for. */
  readonly conditions: readonly string[];
  readonly expiresAtMs: number;
}

/**
 * What an invite is for, before somebody registers: the brand to join, its look, the group and what it asks for.
 *
 * Rejections: invite-not-found, invite-revoked, invite-expired, invite-used-up; not-open before the brand's opening.
 */
export async function openInvite(
  ports: OpenInvitePorts,
  request: { readonly inviteToken: string },
): Promise<Outcome<OpenedInvite, 'invite-not-found' | Exclude<InviteState, 'valid'> | 'not-open'>> {
  const invite = await ports.invites.findInvite(request.inviteToken);
  if (!invite) return rejected('invite-not-found');
  const nowMs = ports.clock.nowMs();
  const state = inviteStateOf(invite, nowMs);
  if (state !== 'valid') return rejected(state);
  const brand = (await ports.editor.listBrands()).find(({ brandId }) => brandId === invite.brandId);
  if (!brand?.isOpen) return rejected('not-open');
  const group = brand.groups.find(({ groupId }) => groupId === invite.groupId) ?? openGroupOf(brand);
  return ok({
    brandId: brand.brandId,
    brandName: brand.name,
    theme: brand.theme ?? { logoUrl: null, color: null },
    kind: invite.kind,
    groupName: group.name,
    sharePpm: groupSharePpm(brand, group, nowMs),
    conditions: (group.conditions ?? []).map(({ kind }) => kind),
    expiresAtMs: invite.expiresAtMs,
  });
}
