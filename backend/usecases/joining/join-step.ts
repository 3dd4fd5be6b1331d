import type { PromoterStanding } from '../../ports/store-platform';

/** What a person has still to do at the platform before he is a promoter of this agency. */
export type JoinStep = 'visitor' | 'real-name-first' | 'registering' | 'not-bound' | 'bound';

/**
 * The step at which a person stands at the platform.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/guide/openBusinessView
 */
export function joinStepOf(standing: PromoterStanding): JoinStep {
  if (standing.bound) return 'bound';
  switch (standing.registerStatus) {
    case 3:
      return 'real-name-first';
    case 2:
      return 'not-bound';
    case 1:
      return 'registering';
    default:
      return 'visitor';
  }
}
