import { applyAsBrandAction } from './apply-as-brand';
import { checkConnectionsAction } from './check-connections';
import { checkNameAction } from './check-name';
import { chooseWayAction } from './choose-way';
import { decideApplicationAction } from './decide-application';
import { listApplicationsAction } from './list-applications';
import { openBrandAction } from './open-brand';
import { ownApplicationAction } from './own-application';
import { setupAction } from './setup';
import { startBrandAction } from './start-brand';
import { stateAgencyAction } from './state-agency';
import { systemAction } from './system';

export type SetupPorts = Parameters<typeof setupAction>[0] &
  Parameters<typeof chooseWayAction>[0] &
  Parameters<typeof stateAgencyAction>[0] &
  Parameters<typeof startBrandAction>[0] &
  Parameters<typeof openBrandAction>[0] &
  Parameters<typeof checkConnectionsAction>[0] &
  Parameters<typeof systemAction>[0] &
  Parameters<typeof ownApplicationAction>[0] &
  Parameters<typeof applyAsBrandAction>[0] &
  Parameters<typeof listApplicationsAction>[0] &
  Parameters<typeof decideApplicationAction>[0];

/** The actions of the first hour. */
export function setupActions(ports: SetupPorts) {
  return {
    setup: setupAction(ports),
    chooseWay: chooseWayAction(ports),
    stateAgency: stateAgencyAction(ports),
    startBrand: startBrandAction(ports),
    openBrand: openBrandAction(ports),
    checkConnections: checkConnectionsAction(ports),
    system: systemAction(ports),
    checkName: checkNameAction(),
    ownApplication: ownApplicationAction(ports),
    applyAsBrand: applyAsBrandAction(ports),
    listApplications: listApplicationsAction(ports),
    decideApplication: decideApplicationAction(ports),
  };
}
