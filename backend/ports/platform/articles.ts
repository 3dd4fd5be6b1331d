import type { ContentOwner, ContentProduct } from './lives';
import type { PlatformList } from './platform-list';

export interface Article {
  readonly title: string;
  readonly coverUrl: string;
  readonly url: string;
  readonly shareLink: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly products: readonly ContentProduct[];
}

/** Articles (图文). https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/article/api_gettalentbizarticlelist */
export interface PlatformArticles {
  /** 10 a page. A shop's account must be of type 4 or 5; a talent's may be narrowed to one official account. */
  listArticles(
    owner: ContentOwner & { readonly articleAccountAppid?: string },
    promoter: string,
  ): PlatformList<Article>;
}
