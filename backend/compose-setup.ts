import { documentSetupStore } from './adapters/stores/setup-store';
import { documentTeamStore } from './adapters/stores/team-store';
import { environmentVariables } from './adapters/system/environment-variables';
import { readEnvironment } from './adapters/system/read-environment';
import type { Base } from './compose';

/** The variables with which the console was deployed; of a secret only the last four signs are ever shown. */
const consoleVariables = [
  'AGENCY_APPID',
  'AGENCY_SECRET',
  'STORE_API_BASE_URL',
  'MINI_PROGRAM_APPID',
  'PAYEE_DATA_KEY',
] as const;

function deploymentIdentity() {
  const { AGENCY_APPID, MINI_PROGRAM_APPID } = readEnvironment(['AGENCY_APPID', 'MINI_PROGRAM_APPID']);
  return { agencyAppid: AGENCY_APPID, miniProgramAppid: MINI_PROGRAM_APPID };
}

/** What the first hour and the team need besides. */
export function composeSetup(base: Base) {
  return {
    team: documentTeamStore(base.database),
    setup: documentSetupStore(base.database),
    variables: environmentVariables(consoleVariables, process.env),
    identity: deploymentIdentity(),
  };
}
