import { articleIdOf } from '../../../core/sharing/article-id';
import type { PlatformAnswer, PlatformRefusal } from '../../ports/platform/answer';
import type { Article } from '../../ports/platform/articles';
import type { PlatformList } from '../../ports/platform/platform-list';
import type { ShortVideo } from '../../ports/platform/videos';
import type { ProgramSettings } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem, ShelfLook } from '../../ports/shelf-store';
import { accountHosts, type ContentHost, isOfHost, talentHosts } from './content-hosts';
import { type HeardList, heardOf, inTurns, joinedLists, present } from './first-of';
import { articleItem, liveItem, noticeItem, videoItem } from './shelf-item-of';

export interface ContentPorts {
  readonly platform: SharingPlatform;
  readonly promoters: PromoterStore;
}

/** More of one list is not asked for in one look: the rows of what stands beyond stay as they are. */
const mostPerList = 200;
const channelsAccounts = [1];
const articleAccounts = [4, 5];

type Contents = ShelfLook | 'refused';

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
    return shown(heard(answer), (room) => liveItem(room, host));
  });
}

/** Broadcasts that are announced. */
export async function readNotices(ports: ContentPorts, settings: ProgramSettings): Promise<Contents> {
  return fromHosts(await channelsHosts(ports, settings), async (host) => {
    const answer = await ports.platform.listLiveNotices(host.owner);
    return shown(heard(answer), (notice) => noticeItem(notice, host));
  });
}

/** Short videos, newest as the platform gives them. */
export async function readVideos(ports: ContentPorts, settings: ProgramSettings): Promise<Contents> {
  return fromHosts(await channelsHosts(ports, settings), async (host) =>
    shown(await videosOf(ports.platform, host), (video) => videoItem(video, host)),
  );
}

/** Where all of a talent's content is in the cooperation, his videos are asked for by each of his export names. */
async function videosOf(platform: SharingPlatform, { owner, talent }: ContentHost): Promise<HeardList<ShortVideo>> {
  const names = talent?.videoExportNames ?? [];
  if (names.length === 0) return heardOf(platform.listShortVideos(owner), mostPerList);
  const lists = await inTurns(names, (exportName) =>
    heardOf(platform.listShortVideos({ ...owner, exportName }), mostPerList),
  );
  return joinedLists(lists);
}

/** Articles, listed on behalf of a promoter. */
export async function readArticles(ports: ContentPorts, settings: ProgramSettings): Promise<Contents | undefined> {
  const anyone = await ports.promoters.findAnyBound();
  if (!anyone) return undefined;
  const hosts = withAccounts(accountHosts(settings, articleAccounts), await talentHosts(ports.platform, settings));
  return fromHosts(hosts, async (host) => {
    const articles = joinedLists(
      await inTurns(articleLists(ports.platform, host, anyone.promoter), (list) => heardOf(list, mostPerList)),
    );
    return shown(articles, (article) => articleItem(article, host));
  });
}

/** A talent's articles come from each of his official accounts that is in the cooperation. */
function articleLists(
  platform: SharingPlatform,
  { owner, talent }: Pick<ContentHost, 'owner' | 'talent'>,
  promoter: string,
): PlatformList<Article>[] {
  const appids = talent?.articleAccountAppids ?? [];
  if (appids.length === 0) return [platform.listArticles(owner, promoter)];
  return appids.map((articleAccountAppid) => platform.listArticles({ ...owner, articleAccountAppid }, promoter));
}

/** One article as a promoter is given it; undefined when no list has it, and the refusal when one was not told. */
export async function findArticle(
  platform: SharingPlatform,
  host: Pick<ContentHost, 'owner' | 'talent'>,
  { articleId, promoter }: { readonly articleId: string; readonly promoter: string },
): Promise<PlatformAnswer<Article | undefined>> {
  let refusal: PlatformRefusal | undefined;
  for (const list of articleLists(platform, host, promoter)) {
    for await (const page of list.pages()) {
      if (!page.ok) refusal = page;
      const found = page.ok ? page.value.items.find(({ url }) => articleIdOf(url) === articleId) : undefined;
      if (found) return { ok: true, value: found };
    }
  }
  return refusal ?? { ok: true, value: undefined };
}

async function channelsHosts({ platform }: ContentPorts, settings: ProgramSettings): Promise<HeardList<ContentHost>> {
  return withAccounts(accountHosts(settings, channelsAccounts), await talentHosts(platform, settings));
}

function withAccounts(accounts: readonly ContentHost[], talents: HeardList<ContentHost>): HeardList<ContentHost> {
  return { items: [...accounts, ...talents.items], isComplete: talents.isComplete };
}

/** An answer that does not come in pages. */
function heard<T>(answer: PlatformAnswer<readonly T[]>): HeardList<T> {
  return { items: answer.ok ? answer.value : [], isComplete: answer.ok };
}

function shown<T>({ items, isComplete }: HeardList<T>, itemOf: (thing: T) => ShelfItem | undefined) {
  return { items: present(items.map(itemOf)), isComplete };
}

/**
 * What all hosts have. What is of a host that was not heard to the end is unheard, and so is what is of an unknown
 * talent while the list of talents was not; where nobody was heard, it is 'refused'.
 */
async function fromHosts(
  hosts: HeardList<ContentHost>,
  ask: (host: ContentHost) => Promise<HeardList<ShelfItem>>,
): Promise<Contents> {
  const lists = await inTurns(hosts.items, async (host) => ({ host, list: await ask(host) }));
  const isSilent = lists.every(({ list }) => !list.isComplete && list.items.length === 0);
  if (isSilent && (lists.length > 0 || !hosts.isComplete)) return 'refused';
  return {
    items: lists.flatMap(({ list }) => list.items),
    isUnheard: (item) => {
      const found = lists.find(({ host }) => isOfHost(item, host));
      return found ? !found.list.isComplete : item.talentAppid !== null && !hosts.isComplete;
    },
  };
}
