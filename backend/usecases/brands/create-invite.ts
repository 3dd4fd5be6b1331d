import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayMs } from '../../../core/time/beijing-day';
import type { Invite, InviteKind } from '../../ports/invite-store';
import type { RandomSource } from '../../ports/random';
import { type Actor, type AuditedPorts, auditedWrite } from '../staff/audited-write';

export interface NewInvite {
  readonly brandId: string;
  readonly kind: InviteKind;
  readonly groupId: string;
  readonly label: string;
  readonly shopAppid?: string | undefined;
  readonly useLimit: number;
  readonly expiresAtMs: number;
  readonly requestId: string;
  readonly reason: string;
}

export type CannotInvite =
  | 'brand-not-found'
  | 'group-not-found'
  | 'shop-not-found'
  | 'invite-term-out-of-range'
  | 'request-id-taken';

/** 96 random bits: nobody finds an invite by trying. */
const tokenBits = 96;
const longestLifeMs = 366 * dayMs;

/**
 * Makes an invite into one group of a brand, for a number of uses and a time. It belongs to the brand; who made it stands
 * in the audit only.
 *
 * Rejections: brand-not-found, group-not-found, shop-not-found (of this brand), invite-term-out-of-range (past, or more
 * than a year away), request-id-taken.
 */
export function createInvite(
  ports: AuditedPorts & { readonly random: RandomSource },
  actor: Actor,
  request: NewInvite,
): Promise<Outcome<{ readonly token: string }, CannotInvite>> {
  const { brandId, kind, groupId, label, useLimit, expiresAtMs, requestId, reason } = request;
  const shopAppid = request.shopAppid ?? null;
  const token = ports.random.token(tokenBits);
  const audited = { action: 'createInvite', brandId, requestId, reason, asked: request };
  return auditedWrite<{ token: string }, CannotInvite>(ports, actor, audited, async (edit, nowMs) => {
    if (expiresAtMs <= nowMs || expiresAtMs > nowMs + longestLifeMs) return rejected('invite-term-out-of-range');
    const brand = await edit.findBrand(brandId);
    if (!brand) return rejected('brand-not-found');
    if (!brand.groups.some((group) => group.groupId === groupId)) return rejected('group-not-found');
    if (shopAppid !== null && (await edit.findShop(shopAppid))?.brandId !== brandId) return rejected('shop-not-found');
    const terms = { brandId, kind, groupId, label, shopAppid, useLimit, expiresAtMs };
    const invite: Invite = { ...terms, token, used: 0, createdAtMs: nowMs, revokedAtMs: null };
    await edit.addInvite(invite);
    return ok({ subject: inviteSubject(invite), before: null, after: terms, answer: { token } });
  });
}

/** How the audit names an invite: enough to tell it from others, too little to join with. */
export function inviteSubject({ brandId, token }: Pick<Invite, 'brandId' | 'token'>): string {
  return `invite ${brandId}|${token.slice(0, 4)}…`;
}
