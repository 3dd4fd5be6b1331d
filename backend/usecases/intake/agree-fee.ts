import { type FeeTerms, feeProblem } from '../../../core/intake/fee-terms';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { AgreedFee, IntakeStore } from '../../ports/intake-store';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { Actor } from '../staff/audited-write';
import { type Reach, reaches } from '../staff/role-matrix';

export interface AgreeFeePorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly intakes: IntakeStore;
}

/**
 * Writes down what a merchant agreed to pay the agency: for the whole shop, or for goods that are named. It moves no
 * money: that is the platform's plan, and readIntake says where a plan pays less.
 *
 * Rejections: shop-not-found; terms-not-valid with what is wrong as its detail.
 */
export async function agreeFee(
  ports: AgreeFeePorts,
  actor: Actor,
  reach: Reach,
  request: { readonly shopAppid: string; readonly terms: FeeTerms },
): Promise<Outcome<AgreedFee, 'shop-not-found' | 'terms-not-valid'>> {
  const planned = await planFee(ports, actor, reach, request);
  if (planned.ok) await ports.intakes.keepFee({ shopAppid: request.shopAppid }, planned.value, actor.openid);
  return planned;
}

/** The fee as agreeFee would write it down now, with its rejections; nothing is written. */
export async function planFee(
  ports: Pick<AgreeFeePorts, 'clock' | 'settings'>,
  actor: Actor,
  reach: Reach,
  { shopAppid, terms }: { readonly shopAppid: string; readonly terms: FeeTerms },
): Promise<Outcome<AgreedFee, 'shop-not-found' | 'terms-not-valid'>> {
  const { shops } = await ports.settings.current();
  const shop = shops.find((candidate) => candidate.shopAppid === shopAppid);
  if (!shop || !reaches(reach, shop.brandId)) return rejected('shop-not-found');
  const problem = feeProblem(terms);
  if (problem) return rejected('terms-not-valid', problem);
  return ok({ terms, by: actor.name, atMs: ports.clock.nowMs() });
}
