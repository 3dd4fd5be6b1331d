import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { RandomSource } from '../../ports/random';
import type { WholeStorePlatform } from '../../ports/store-platform';
import { articleResource } from './articles';
import { type CallAllowance, callAllowance } from './call-allowance';
import { callbackResource } from './callbacks';
import { categoryResource } from './categories';
import { clueResource } from './clues';
import { couponResource } from './coupons';
import { adviceFor } from './error-codes';
import type { CallLimits, ExchangeWorld } from './exchange';
import { fundsResource } from './funds';
import type { Transport } from './http-transport';
import { liveResource } from './lives';
import { orderResource } from './orders';
import { partnerResource } from './partners';
import { platformCall } from './platform-call';
import { productResource } from './products';
import { promoterResource } from './promoters';
import { quotaResource } from './quota';
import { shopResource } from './shops';
import { statisticsResource } from './statistics';
import { suppliedProductResource } from './supplied-products';
import type { TokenBroker } from './token-broker';
import { videoResource } from './videos';
import { windowResource } from './windows';

export interface StoreApiOptions {
  /** https://api.weixin.qq.com, or the local platform. */
  readonly baseUrl: string;
  readonly agencyAppid: string;
  /** The mini-program that is linked to the agency. */
  readonly miniProgramAppid: string;
  readonly transport: Transport;
  readonly tokens: TokenBroker;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** 3 s for one exchange and 10 s for a call unless stated. */
  readonly limits?: CallLimits;
  /** The count of calls that the token broker shares; a count of its own unless stated. */
  readonly allowance?: CallAllowance;
}

const usualLimits: CallLimits = { requestMs: 3_000, overallMs: 10_000 };

/** The world of one exchange, as the client and its token broker share it. */
export function exchangeWorld(
  options: Omit<StoreApiOptions, 'tokens' | 'miniProgramAppid' | 'agencyAppid'>,
): ExchangeWorld {
  const { baseUrl, transport, journal, clock, random, limits = usualLimits } = options;
  return { baseUrl, transport, journal, clock, random, limits, allowance: options.allowance ?? callAllowance(clock) };
}

/** The 优选联盟 agency API as the ports state it. Tokens come from the broker and are replaced when refused. */
export function storeApiClient(options: StoreApiOptions): WholeStorePlatform {
  const world = exchangeWorld(options);
  const call = platformCall(world, options.tokens);
  const { agencyAppid, miniProgramAppid } = options;
  return {
    ...orderResource(call, world.clock),
    ...clueResource(call),
    ...fundsResource(call),
    ...promoterResource(call),
    ...partnerResource(call),
    ...shopResource(call),
    ...productResource(call),
    ...suppliedProductResource(call),
    ...categoryResource(call),
    ...liveResource(call, { miniProgramAppid }),
    ...videoResource(call, { miniProgramAppid }),
    ...articleResource(call),
    ...couponResource(call),
    ...statisticsResource(call),
    ...quotaResource(call, { allowance: world.allowance, agencyAppid }),
    ...callbackResource(call),
    ...windowResource(call),
    adviceFor,
  };
}
