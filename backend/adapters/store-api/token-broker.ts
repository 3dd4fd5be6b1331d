import * as v from 'valibot';
import type { DocumentDatabase } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type { WorkLease } from '../../ports/work-lease';
import { type ExchangeWorld, exchange } from './exchange';
import { type KeptToken, keptTokens } from './kept-tokens';
import { count, placeOf } from './wire-fields';

/** Tokens of the agency's account, shared by all function instances. */
export interface TokenBroker {
  current(): Promise<string>;
  /** Another token than `badToken`, which the platform did not accept. Errors: Outage. */
  refresh(badToken: string): Promise<string>;
}

export interface TokenBrokerWorld extends ExchangeWorld {
  readonly agencyAppid: string;
  readonly secret: string;
  readonly database: DocumentDatabase;
  readonly lease: WorkLease;
}

/** The platform renews 5 minutes before the end, and during these both tokens work. */
const marginMs = 300_000;
/** Longer than a token request takes, so that nobody takes over from a holder that is alive. */
const leaseMs = 15_000;
const pollMs = 100;
const longestWaitMs = 2_000;
/** The platform allows 20 forced renewals a day, 30 s apart: this stays inside of both. */
const forcedApartMs = 4_320_000;

const tokenAnswer = v.looseObject({
  access_token: v.pipe(v.string(), v.minLength(8), v.maxLength(2_048)),
  expires_in: v.pipe(count, v.minValue(1), v.maxValue(86_400)),
});

/**
 * Keeps one stable token for all: in memory, and in the database until 5 minutes before its end. Whoever finds it used
 * up takes a lease and renews it; the others wait for what he writes. Should that take too long they ask for themselves,
 * which is harmless: in normal mode the platform gives everybody the same token.
 *
 * A forced renewal, which ends the old token for everybody at once, is asked for only when the platform in normal mode
 * insists on a token that it does not accept, and at most once in 72 minutes.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/basic/api_getstableaccesstoken
 */
export function tokenBroker(world: TokenBrokerWorld): TokenBroker {
  const { clock, random, lease, agencyAppid } = world;
  const keptForAll = keptTokens(world);
  const leaseName = `token|${agencyAppid}`;
  const holder = random.token(64);
  let inMemory: KeptToken | undefined;
  let running: { readonly badToken: string | undefined; readonly token: Promise<string> } | undefined;

  async function obtain(badToken: string | undefined): Promise<string> {
    const kept = await keptForAll.read();
    if (keptForAll.fits(kept, badToken)) return remember(kept);
    const givesUpAtMs = clock.monotonicMs() + longestWaitMs;
    while (clock.monotonicMs() < givesUpAtMs) {
      if (await lease.take(leaseName, holder, clock.nowMs(), leaseMs)) return renewAndRelease(badToken);
      await clock.sleep(pollMs * (0.5 + random.fraction()));
      const renewed = await keptForAll.read();
      if (keptForAll.fits(renewed, badToken)) return remember(renewed);
    }
    return remember(await renew(world, await keptForAll.read(), badToken));
  }

  async function renewAndRelease(badToken: string | undefined): Promise<string> {
    try {
      // Somebody may have renewed it between our look and our lease.
      const kept = await keptForAll.read();
      if (keptForAll.fits(kept, badToken)) return remember(kept);
      const renewed = await renew(world, kept, badToken);
      await keptForAll.write(renewed);
      return remember(renewed);
    } finally {
      await lease.release(leaseName, holder, null);
    }
  }

  function remember(kept: KeptToken): string {
    inMemory = kept;
    return kept.token;
  }

  async function shared(badToken: string | undefined): Promise<string> {
    if (keptForAll.fits(inMemory, badToken)) return inMemory.token;
    if (running && (badToken === undefined || running.badToken === badToken)) return running.token;
    const mine = { badToken, token: obtain(badToken) };
    running = mine;
    try {
      return await mine.token;
    } finally {
      if (running === mine) running = undefined;
    }
  }

  return { current: () => shared(undefined), refresh: (badToken) => shared(badToken) };
}

async function renew(
  world: TokenBrokerWorld,
  kept: KeptToken | undefined,
  badToken: string | undefined,
): Promise<KeptToken> {
  const forcedAtMs = kept?.forcedAtMs ?? 0;
  const normal = await requestToken(world, false);
  if (normal.token !== badToken) return { ...normal, forcedAtMs };
  const nowMs = world.clock.nowMs();
  world.journal.alarm('TOKEN_FORCED', { operation: 'stable_token', sinceForcedMs: nowMs - forcedAtMs });
  if (nowMs - forcedAtMs < forcedApartMs) {
    throw new Outage('stable_token', 'the platform insists on a token that it refuses', false);
  }
  return { ...(await requestToken(world, true)), forcedAtMs: nowMs };
}

async function requestToken(
  world: TokenBrokerWorld,
  force: boolean,
): Promise<{ readonly token: string; readonly usableUntilMs: number }> {
  const { agencyAppid: appid, secret, clock, limits } = world;
  const askedAtMs = clock.nowMs();
  const body = { grant_type: 'client_credential', appid, secret, ...(force ? { force_refresh: true } : {}) };
  const deadlineMs = clock.monotonicMs() + limits.overallMs;
  const reply = await exchange(world, 'stable_token', { body, deadlineMs });
  if (reply.action !== 'none') {
    world.journal.alarm('STORE_API_CONFIGURATION', {
      operation: 'stable_token',
      errcode: reply.errcode,
      rid: reply.rid,
    });
    throw new Outage('stable_token', `refused (${reply.errcode})`, false);
  }
  const read = v.safeParse(tokenAnswer, reply.body);
  if (!read.success)
    throw new Outage('stable_token', `unusable answer at ${placeOf(read.issues[0]) || 'answer'}`, false);
  const livesMs = read.output.expires_in * 1000;
  return {
    token: read.output.access_token,
    usableUntilMs: askedAtMs + livesMs - Math.min(marginMs, livesMs / 2),
  };
}
