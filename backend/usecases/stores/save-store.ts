import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { RandomSource } from '../../ports/random';
import type { Clerk, Store, StoreTree } from '../../ports/store-tree';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';

export interface SaveStorePorts {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly stores: Pick<StoreTree, 'transaction'>;
}

interface Asked {
  readonly brandId: string;
  readonly requestId: string;
  readonly reason: string;
}

/** 96 random bits: nobody finds a code by trying. */
const codeBits = 96;
const idBits = 64;

export interface StoreChange extends Asked {
  /** Absent for a store that is new. */
  readonly storeId?: string | undefined;
  readonly name: string;
  readonly regionName: string;
  readonly isRanked: boolean;
  readonly isClosed: boolean;
  /** Makes a new code: the old print leads nowhere from then on. */
  readonly renewsCode?: boolean | undefined;
}

/**
 * Makes a store or changes it. Its code is made with it; a closed store's code, and its clerks', lead nowhere.
 *
 * Rejections: store-not-found; request-id-taken.
 */
export function saveStore(
  ports: SaveStorePorts,
  actor: Actor,
  request: StoreChange,
): Promise<Outcome<{ readonly storeId: string; readonly code: string }, 'store-not-found' | 'request-id-taken'>> {
  const { brandId, requestId, reason, name, regionName, isRanked, isClosed, renewsCode = false } = request;
  const fresh = { storeId: ports.random.token(idBits), code: ports.random.token(codeBits) };
  const audited = { action: 'saveStore', brandId, requestId, reason, asked: request };
  return auditedChange(ports.stores, ports.clock, actor, audited, async (edit, nowMs) => {
    const known = request.storeId === undefined ? undefined : await edit.findStore(brandId, request.storeId);
    if (request.storeId !== undefined && !known) return rejected('store-not-found');
    const before = known ?? { ...fresh, createdAtMs: nowMs, closedAtMs: null };
    const { storeId, createdAtMs } = before;
    const code = renewsCode ? fresh.code : before.code;
    const closedAtMs = isClosed ? (before.closedAtMs ?? nowMs) : null;
    const store: Store = { brandId, storeId, name, regionName, code, isRanked, createdAtMs, closedAtMs };
    await edit.writeStore(store);
    const subject = `store ${brandId}|${storeId}`;
    const answer = { storeId, code };
    return ok({ subject, before: known ? toldStore(known) : null, after: toldStore(store), answer });
  });
}

/** A code is a door, so the audit keeps only enough of it to tell it from others. */
function toldStore({ name, regionName, isRanked, closedAtMs, code }: Store): object {
  return { name, regionName, isRanked, closedAtMs, code: `${code.slice(0, 4)}…` };
}

export interface ClerkChange extends Asked {
  readonly storeId: string;
  /** Absent for a clerk who is new. */
  readonly clerkId?: string | undefined;
  readonly number: number;
  readonly name: string;
  /** A member of the brand; he joined himself. */
  readonly promoter: string;
  readonly isRevoked: boolean;
}

/**
 * Names a member of the brand as the clerk of a store, or takes that back at once: his card then leads to the store
 * without him.
 *
 * Rejections: store-not-found; clerk-not-found; person-not-found for who is no member; request-id-taken.
 */
export function saveClerk(
  ports: SaveStorePorts,
  actor: Actor,
  request: ClerkChange,
): Promise<
  Outcome<
    { readonly clerkId: string; readonly code: string },
    'store-not-found' | 'clerk-not-found' | 'person-not-found' | 'request-id-taken'
  >
> {
  const { brandId, requestId, reason, storeId, number, name, promoter, isRevoked } = request;
  const fresh = { clerkId: ports.random.token(idBits), code: ports.random.token(codeBits) };
  const audited = { action: 'saveClerk', brandId, requestId, reason, asked: request };
  return auditedChange(ports.stores, ports.clock, actor, audited, async (edit, nowMs) => {
    if (!(await edit.findStore(brandId, storeId))) return rejected('store-not-found');
    const known = request.clerkId === undefined ? undefined : await edit.findClerk(brandId, storeId, request.clerkId);
    if (request.clerkId !== undefined && !known) return rejected('clerk-not-found');
    if (!isRevoked && !(await edit.isMember(brandId, promoter))) return rejected('person-not-found');
    const {
      clerkId,
      code,
      createdAtMs,
      revokedAtMs: before,
    } = known ?? { ...fresh, createdAtMs: nowMs, revokedAtMs: null };
    const revokedAtMs = isRevoked ? (before ?? nowMs) : null;
    const clerk: Clerk = { brandId, storeId, clerkId, number, name, promoter, code, createdAtMs, revokedAtMs };
    await edit.writeClerk(clerk);
    await edit.placeMember(brandId, promoter, isRevoked ? null : storeId);
    const subject = `store ${brandId}|${storeId}`;
    const answer = { clerkId, code };
    return ok({ subject, before: known ? toldClerk(known) : null, after: toldClerk(clerk), answer });
  });
}

function toldClerk({ clerkId, number, name, promoter, revokedAtMs }: Clerk): object {
  return { clerkId, number, name, promoter, revokedAtMs };
}
