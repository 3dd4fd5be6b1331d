import { documentTeamStore } from '../../adapters/stores/team-store';
import { consoleUnderTest } from '../brands/console-under-test';

/** 山里人家 and 海边人家 with an owner of the agency, 老板, and what changes the team. */
export async function teamUnderTest() {
  const world = await consoleUnderTest();
  const ports = { ...world.ports, team: documentTeamStore(world.database) };
  await world.appoint('Owner', 'agency-owner', null);
  const owner = { openid: 'oOwner', name: '老板' };
  let requests = 0;
  const audited = () => ({ requestId: `request-${++requests}`, reason: '换了人手' });
  return { ...world, ports, owner, audited };
}
