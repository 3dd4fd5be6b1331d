import * as v from 'valibot';
import type { Article, PlatformArticles } from '../../ports/platform/articles';
import { contentProduct, contentProductOf, endpointFor, ownerFields } from './content-owner';
import { articlesPage, unpagedLimit } from './page-limits';
import { pagedList } from './paged-list';
import type { PlatformCall } from './platform-call';
import { fullText, listOf, textOrEmpty, timeMsOrZero } from './wire-fields';

/** A talent's article calls its products `product_info_list`, a shop's calls them `product_list`. */
const articleRow = v.looseObject({
  article_info: v.looseObject({
    article_title: textOrEmpty,
    cover_image: textOrEmpty,
    article_url: fullText,
    promoter_share_link: textOrEmpty,
  }),
  product_info_list: listOf(contentProduct, unpagedLimit),
  product_list: listOf(contentProduct, unpagedLimit),
  create_time: timeMsOrZero,
  update_time: timeMsOrZero,
});

const names = { talent: 'get_talent_biz_article_list', shop: 'get_shop_mp_article_list' } as const;

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/article/api_gettalentbizarticlelist */
export function articleResource(call: PlatformCall): PlatformArticles {
  return {
    listArticles(owner, promoter) {
      const { articleAccountAppid } = owner;
      const body = {
        ...ownerFields(owner),
        sharer_appid: promoter,
        ...(articleAccountAppid === undefined ? {} : { biz_appid: articleAccountAppid }),
      };
      return pagedList(call, {
        ...{ name: endpointFor(owner, names), body, place: 'article_list', badItem: 'is left out' },
        ...{ itemCount: articlesPage.itemCount, row: articleRow, itemOf: articleOf },
      });
    },
  };
}

function articleOf(row: v.InferOutput<typeof articleRow>): Article {
  const { article_info: info } = row;
  return {
    title: info.article_title,
    coverUrl: info.cover_image,
    url: info.article_url,
    shareLink: info.promoter_share_link,
    createdAtMs: row.create_time,
    updatedAtMs: row.update_time,
    products: [...row.product_info_list, ...row.product_list].map(contentProductOf),
  };
}
