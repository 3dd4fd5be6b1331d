import type { PayProvider } from '../../ports/pay-provider';
import { type GigSource, isGigSetUp, readGigKeys } from './gig-environment';
import { type GigPayOptions, gigPay } from './gig-pay-provider';

/**
 * The 灵工 platform as a function's environment describes it; undefined where none of its variables is set: the route does
 * not exist there.
 *
 * Errors: EnvironmentProblem when some are set and others are missing or malformed.
 */
export function connectGigPay(source: GigSource, options: Omit<GigPayOptions, 'keys'>): PayProvider | undefined {
  return isGigSetUp(source) ? gigPay({ ...options, keys: readGigKeys(source) }) : undefined;
}
