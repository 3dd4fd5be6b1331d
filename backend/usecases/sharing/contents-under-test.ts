import { fen } from '../../../core/money/fen';
import type { PlatformAnswer } from '../../ports/platform/answer';
import type { Article } from '../../ports/platform/articles';
import type { ContentOwner, ContentProduct, LiveNotice } from '../../ports/platform/lives';
import type { PartnerTalent } from '../../ports/platform/partners';
import { type PlatformList, platformList } from '../../ports/platform/platform-list';
import type { ShortVideo } from '../../ports/platform/videos';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { LiveRoom } from '../../ports/store-platform';

/** A thing of a host: `wxshop1/sph1` for an account of a shop, or a talent's appid. */
export type Hosted<T> = T & { readonly host: string };

/** The content that the platform of the tests knows; a test changes it as it goes. */
export interface ContentsState {
  rooms: Hosted<LiveRoom>[];
  notices: Hosted<LiveNotice>[];
  videos: Hosted<ShortVideo>[];
  articles: Hosted<Article>[];
  liveProducts: Hosted<ContentProduct>[];
  talents: PartnerTalent[];
}

/** One room on air; everything else a test puts there. */
export function newContentsState(): ContentsState {
  const room = { exportId: 'export/Room1', description: '果园现摘专场', shareLink: '', host: 'wxshop1/sph1' };
  return { rooms: [room], notices: [], videos: [], articles: [], liveProducts: [], talents: [] };
}

export function talentUnderTest(change: Partial<PartnerTalent> = {}): PartnerTalent {
  return {
    talentAppid: 'wxtalent1',
    boundAtMs: 0,
    nickname: '果园阿杰',
    avatarUrl: '',
    videoExportNames: [],
    articleAccountAppids: [],
    ...change,
  };
}

export function videoUnderTest(change: Partial<Hosted<ShortVideo>> = {}): Hosted<ShortVideo> {
  const product = {
    productId: '10000165275743001',
    name: '高山苹果',
    imageUrl: 'https://pictures.example/video.png',
    priceFen: fen(19_300),
    expectedFeeFen: null,
    commissionRatioPpm: null,
  };
  const expectedFeeFen = fen(4825);
  return { exportId: 'export/Video1', talentAppid: null, expectedFeeFen, product, host: 'wxshop1/sph1', ...change };
}

export function articleUnderTest(change: Partial<Hosted<Article>> = {}): Hosted<Article> {
  return {
    title: '苹果怎么挑',
    coverUrl: 'https://pictures.example/article.png',
    url: 'https://mp.weixin.qq.com/s/ApplesHowTo',
    shareLink: '',
    createdAtMs: 0,
    updatedAtMs: 0,
    products: [],
    host: 'wxshop1/gzh1',
    ...change,
  };
}

export function noticeUnderTest(change: Partial<Hosted<LiveNotice>> = {}): Hosted<LiveNotice> {
  return { noticeId: 'notice-1', description: '果园夜场', startsAtMs: 0, host: 'wxshop1/sph1', ...change };
}

type Answer = <T>(question: string, value: () => T) => Promise<PlatformAnswer<T>>;

function hostOf(owner: ContentOwner): string {
  return 'account' in owner ? `${owner.shopAppid}/${owner.account.linkedAccountId}` : owner.talentAppid;
}

function listed<T>(answer: Answer, question: string, items: () => readonly T[]): PlatformList<T> {
  return platformList(question, async () => answer(question, () => ({ items: items(), nextKey: null })));
}

type ContentQuestions = Pick<
  SharingPlatform,
  | 'listShopLives'
  | 'listTalentLives'
  | 'liveCodeUrl'
  | 'listLiveNotices'
  | 'listLiveProducts'
  | 'liveNoticeCodeUrl'
  | 'liveNoticeShareLink'
  | 'listShortVideos'
  | 'shortVideoPromotions'
  | 'listArticles'
  | 'listPartnerTalents'
>;

/** The questions about content, answered from a state. */
export function contentQuestions(state: ContentsState, answer: Answer): ContentQuestions {
  const roomsOf = (host: string, promoter: string) =>
    state.rooms
      .filter((room) => room.host === host)
      .map(({ host: _of, ...room }) => ({ ...room, shareLink: `share-${room.exportId}-${promoter}` }));
  return {
    listShopLives: ({ shopAppid, account }, promoter) =>
      answer(`listShopLives ${shopAppid} ${account.linkedAccountId} ${promoter}`, () =>
        roomsOf(hostOf({ shopAppid, account }), promoter),
      ),
    listTalentLives: (talentAppid, promoter) =>
      answer(`listTalentLives ${talentAppid} ${promoter}`, () => roomsOf(talentAppid, promoter)),
    liveCodeUrl: ({ exportId }, promoter) =>
      answer(`liveCodeUrl ${exportId} ${promoter}`, () => `https://codes.example/live/${promoter}.png`),
    listLiveNotices: (owner) =>
      answer(`listLiveNotices ${hostOf(owner)}`, () => state.notices.filter((notice) => notice.host === hostOf(owner))),
    listLiveProducts: (owner) =>
      listed(answer, `listLiveProducts ${hostOf(owner)}`, () =>
        state.liveProducts.filter((product) => product.host === hostOf(owner)),
      ),
    liveNoticeCodeUrl: ({ noticeId }, promoter) =>
      answer(`liveNoticeCodeUrl ${noticeId} ${promoter}`, () => `https://codes.example/notice/${promoter}.png`),
    liveNoticeShareLink: ({ noticeId }, promoter) =>
      answer(`liveNoticeShareLink ${noticeId} ${promoter}`, () => `share-${noticeId}-${promoter}`),
    listShortVideos: (owner) =>
      listed(answer, `listShortVideos ${hostOf(owner)} ${owner.exportName ?? ''}`, () =>
        state.videos.filter((video) => video.host === hostOf(owner)),
      ),
    shortVideoPromotions: (_owner, exportIds, promoter) =>
      answer(`shortVideoPromotions ${exportIds.join()} ${promoter}`, () =>
        state.videos
          .filter(({ exportId }) => exportIds.includes(exportId))
          .map(({ exportId }) => ({
            exportId,
            feedToken: `token/${exportId}`,
            shareLink: `share-${exportId}-${promoter}`,
          })),
      ),
    listArticles: (owner, promoter) =>
      listed(answer, `listArticles ${hostOf(owner)} ${owner.articleAccountAppid ?? ''} ${promoter}`, () =>
        state.articles
          .filter((article) => article.host === hostOf(owner))
          .map((article) => ({ ...article, shareLink: `share-${article.title}-${promoter}` })),
      ),
    listPartnerTalents: () => listed(answer, 'listPartnerTalents', () => state.talents),
  };
}
