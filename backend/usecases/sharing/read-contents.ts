import type { PlatformAnswer } from '../../ports/platform/answer';
import type { Article } from '../../ports/platform/articles';
import type { ShortVideo } from '../../ports/platform/videos';
import type { ProgramSettings } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem } from '../../ports/shelf-store';
import { accountHosts, type ContentHost, talentHosts } from './content-hosts';
import { firstOf, inTurns, present } from './first-of';
import { articleItem, liveItem, noticeItem, videoItem } from './shelf-item-of';

export interface ContentPorts {
  readonly platform: SharingPlatform;
  readonly promoters: PromoterStore;
}

const mostPerHost = 50;
const channelsAccounts = [1];
const articleAccounts = [4, 5];

type Contents = ShelfItem[] | 'refused';

/** Running broadcasts. They are listed on behalf of a promoter; before there is one, nobody could share them. */
export async function readLives(ports: ContentPorts, settings: ProgramSettings): Promise<Contents | undefined> {
  const anyone = await ports.promoters.findAnyBound();
  if (!anyone) return undefined;
  return fromHosts(await channelsHosts(ports, settings), async (host) => {
    const { owner } = host;
    const answer =
      'account' in owner
        ? await ports.platform.listShopLives(owner, anyone.promoter)
        : await ports.platform.listTalentLives(owner.talentAppid, anyone.promoter);
    return answer.ok ? answer.value.map((room) => liveItem(room, host)) : undefined;
  });
}

/** Broadcasts that are announced. */
export async function readNotices(ports: ContentPorts, settings: ProgramSettings): Promise<Contents> {
  return fromHosts(await channelsHosts(ports, settings), async (host) => {
    const answer = await ports.platform.listLiveNotices(host.owner);
    return answer.ok ? answer.value.map((notice) => noticeItem(notice, host)) : undefined;
  });
}

/** Short videos, newest as the platform gives them. */
export async function readVideos(ports: ContentPorts, settings: ProgramSettings): Promise<Contents> {
  return fromHosts(await channelsHosts(ports, settings), async (host) => {
    const answer = await videosOf(ports.platform, host);
    return answer.ok ? answer.value.map((video) => videoItem(video, host)) : undefined;
  });
}

/** Where all of a talent's content is in the cooperation, his videos are asked for by each of his export names. */
async function videosOf(
  platform: SharingPlatform,
  { owner, talent }: ContentHost,
): Promise<PlatformAnswer<readonly ShortVideo[]>> {
  const names = talent?.videoExportNames ?? [];
  if (names.length === 0) return firstOf(platform.listShortVideos(owner), mostPerHost);
  const answers = await inTurns(names, (exportName) =>
    firstOf(platform.listShortVideos({ ...owner, exportName }), mostPerHost),
  );
  return joined(answers);
}

/** Articles, listed on behalf of a promoter. */
export async function readArticles(ports: ContentPorts, settings: ProgramSettings): Promise<Contents | undefined> {
  const anyone = await ports.promoters.findAnyBound();
  if (!anyone) return undefined;
  const talents = await talentHosts(ports.platform, settings);
  const hosts = [...accountHosts(settings, articleAccounts), ...talents];
  return fromHosts(hosts, async (host) => {
    const answer = await articlesOf(ports.platform, host, anyone.promoter);
    return answer.ok ? present(answer.value.map((article) => articleItem(article, host))) : undefined;
  });
}

/** A talent's articles come from each of his official accounts that is in the cooperation. */
export async function articlesOf(
  platform: SharingPlatform,
  { owner, talent }: Pick<ContentHost, 'owner' | 'talent'>,
  promoter: string,
): Promise<PlatformAnswer<readonly Article[]>> {
  const appids = talent?.articleAccountAppids ?? [];
  if (appids.length === 0) return firstOf(platform.listArticles(owner, promoter), mostPerHost);
  const answers = await inTurns(appids, (articleAccountAppid) =>
    firstOf(platform.listArticles({ ...owner, articleAccountAppid }, promoter), mostPerHost),
  );
  return joined(answers);
}

/** All that was told; the refusal only where nothing was. */
function joined<T>(answers: readonly PlatformAnswer<readonly T[]>[]): PlatformAnswer<readonly T[]> {
  const told = answers.filter((answer) => answer.ok);
  const [first] = answers;
  if (told.length === 0 && first) return first;
  return { ok: true, value: told.flatMap((answer) => (answer.ok ? answer.value : [])) };
}

async function channelsHosts({ platform }: ContentPorts, settings: ProgramSettings): Promise<ContentHost[]> {
  return [...accountHosts(settings, channelsAccounts), ...(await talentHosts(platform, settings))];
}

/** What all hosts have; a host that is refused has nothing, and where all are, the platform was not heard. */
async function fromHosts(
  hosts: readonly ContentHost[],
  ask: (host: ContentHost) => Promise<ShelfItem[] | undefined>,
): Promise<Contents> {
  const lists = await inTurns(hosts, ask);
  return lists.length > 0 && lists.every((list) => list === undefined) ? 'refused' : present(lists).flat();
}
