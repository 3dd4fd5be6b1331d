import type { MeView } from '../../cloudfunctions/console/staff-contract';
import type { Answer } from './answer';
import { callCloud } from './cloud';

/** Which roles the caller has; somebody without one learns only whether the deployment has an owner. */
export function myRoles(): Promise<Answer<MeView>> {
  return callCloud('console', { action: 'me', input: {} });
}
