import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { RandomSource } from '../../ports/random';
import type { StorePlatform } from '../../ports/store-platform';
import { couponResource } from './coupons';
import type { CallLimits, ExchangeWorld } from './exchange';
import type { Transport } from './http-transport';
import { liveResource } from './lives';
import { lockDaysResource } from './lock-days';
import { orderResource } from './orders';
import { platformCall } from './platform-call';
import { productResource } from './products';
import { promoterResource } from './promoters';
import type { TokenBroker } from './token-broker';

export interface StoreApiOptions {
  /** https://api.weixin.qq.com, or the local platform. */
  readonly baseUrl: string;
  /** The mini-program that is linked to the agency. */
  readonly miniProgramAppid: string;
  readonly transport: Transport;
  readonly tokens: TokenBroker;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** 3 s for one exchange and 10 s for a call unless stated. */
  readonly limits?: CallLimits;
  /** True (the default) when the agency pays its promoters itself: then they need no merchant account to register. */
  readonly simpleRegister?: boolean;
}

const usualLimits: CallLimits = { requestMs: 3_000, overallMs: 10_000 };

/** The world of one exchange, as the client and its token broker share it. */
export function exchangeWorld(options: Omit<StoreApiOptions, 'tokens' | 'miniProgramAppid'>): ExchangeWorld {
  const { baseUrl, transport, journal, clock, random, limits = usualLimits } = options;
  return { baseUrl, transport, journal, clock, random, limits };
}

/** The 优选联盟 agency API as the port states it. Tokens come from the broker and are replaced when refused. */
export function storeApiClient(options: StoreApiOptions): StorePlatform {
  const call = platformCall(exchangeWorld(options), options.tokens);
  const { miniProgramAppid, simpleRegister = true } = options;
  return {
    ...orderResource(call),
    ...promoterResource(call, { simpleRegister }),
    ...productResource(call),
    ...liveResource(call, { miniProgramAppid }),
    ...couponResource(call),
    ...lockDaysResource(call),
  };
}
