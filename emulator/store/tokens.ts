import { createHash } from 'node:crypto';
import { ApiRefusal } from './api/api-refusal';
import type { StoreContext } from './store-context';
import type { TokenRow } from './store-state';

/** Before it ends a stable token is renewed; until its end the old one works beside the new one. */
const RENEW_AHEAD_MS = 300_000;
/** How long the previous token of /cgi-bin/token goes on working. */
const OVERLAP_MS = 300_000;
const FORCE_PER_DAY = 20;
const FORCE_GAP_MS = 30_000;
const DAY_MS = 86_400_000;
const KEPT_EXPIRED = 50;

export type TokenAnswer = { access_token: string; expires_in: number };

/**
 * The stable token: asked again it is the same token with the rest of its life; renewed 5 minutes before its end.
 * Forced, the old one is dead at once; at most 20 times a day and 30 s apart.
 * Source: https://developers.weixin.qq.com/doc/channels/API/leagueheadsupplier/getStableAccessToken.html
 */
export function stableToken(context: StoreContext, force: boolean): TokenAnswer {
  const now = context.nowMs();
  if (force) noteForced(context, now);
  const alive = context.state.tokens.filter((row) => row.kind === 'stable' && !row.revoked && row.expiresAtMs > now);
  if (force) for (const row of alive) row.revoked = true;
  const current = force ? undefined : alive.find((row) => row.expiresAtMs - now > RENEW_AHEAD_MS);
  return answer(current ?? issue(context, 'stable'), now);
}

/** The classic token: every call makes a new one, the one before lives 5 minutes longer. */
export function plainToken(context: StoreContext): TokenAnswer {
  const now = context.nowMs();
  for (const row of context.state.tokens) {
    if (row.kind === 'plain') row.expiresAtMs = Math.min(row.expiresAtMs, now + OVERLAP_MS);
  }
  return answer(issue(context, 'plain'), now);
}

/** @throws ApiRefusal 41001 missing, 40001 unknown or no longer the latest, 42001 expired. */
export function checkToken(context: StoreContext, value: string | null): void {
  if (!value) throw new ApiRefusal(41001, 'access_token missing');
  const row = context.state.tokens.find((token) => token.value === value);
  if (!row || row.revoked) {
    throw new ApiRefusal(40001, 'invalid credential, access_token is invalid or not latest');
  }
  if (row.expiresAtMs <= context.nowMs()) throw new ApiRefusal(42001, 'access_token expired');
}

function noteForced(context: StoreContext, now: number): void {
  const { state } = context;
  state.forcedRefreshesMs = state.forcedRefreshesMs.filter((at) => at > now - DAY_MS);
  const last = state.forcedRefreshesMs.at(-1);
  if (last !== undefined && now - last < FORCE_GAP_MS) throw new ApiRefusal(45011, 'api minute-quota reach limit');
  if (state.forcedRefreshesMs.length >= FORCE_PER_DAY) throw new ApiRefusal(45009, 'reach max api daily quota limit');
  state.forcedRefreshesMs.push(now);
}

function issue(context: StoreContext, kind: TokenRow['kind']): TokenRow {
  const { state } = context;
  const now = context.nowMs();
  state.lastSeq += 1;
  const noise = createHash('sha512').update(`${kind}|${state.lastSeq}|${now}|${context.random()}`).digest('base64url');
  const value = `9${state.lastSeq}_${noise}${noise}`.slice(0, 136);
  const row: TokenRow = {
    value,
    kind,
    issuedAtMs: now,
    expiresAtMs: now + context.settings.tokenLifeSeconds * 1000,
    revoked: false,
  };
  state.tokens = [...state.tokens.slice(-KEPT_EXPIRED), row];
  return row;
}

function answer(row: TokenRow, nowMs: number): TokenAnswer {
  return { access_token: row.value, expires_in: Math.floor((row.expiresAtMs - nowMs) / 1000) };
}
