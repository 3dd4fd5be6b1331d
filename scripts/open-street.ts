import { join } from 'node:path';
import type { World } from '../emulator/main';
import type { PhonePerson } from '../emulator/phone/phone-person';
import { startPhoneServer } from '../emulator/phone/start-phone-server';
import { openStory } from './street/open-story';

export type Street = Awaited<ReturnType<typeof openStreet>>;

/** The street of phones around a running world: our mini-program in the hands of everybody in it. */
export async function openStreet(
  world: World,
  rootDir: string,
  options: { readonly port?: number; readonly isWatching?: boolean } = {},
) {
  const { addresses } = world;
  const { miniProgramAppid } = addresses.credentials;
  const storeUrl = addresses.storePageUrl.replace(/\/$/, '');
  const story = openStory(world, storeUrl);
  const server = await startPhoneServer({
    ...options,
    miniprogramDir: join(rootDir, 'miniprogram'),
    packagesDir: join(rootDir, 'node_modules'),
    appid: miniProgramAppid,
    clientUrl: addresses.clientUrl,
    storeUrl,
    payUrl: `${addresses.payPageUrl.replace(/\/$/, '')}/sheet`,
    nowMs: () => world.clock.nowMs(),
    people: () => peopleOf(world, miniProgramAppid),
    street: story,
  });
  return { ...server, story };
}

/** Everybody whom the store knows with an openid in our mini-program. */
async function peopleOf({ store }: World, appid: string): Promise<PhonePerson[]> {
  const { people } = await store.play.state({ orders: 0 });
  return people.flatMap(({ name, openids, unionid }) => {
    const openid = openids[appid];
    return openid === undefined ? [] : [{ name, openid, ...(unionid === undefined ? {} : { unionid }) }];
  });
}
