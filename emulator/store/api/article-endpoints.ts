import { articleUrl, productsIn } from '../contents';
import { linkTo, promoterShareLink } from '../links';
import type { StoreContext } from '../store-context';
import type { ArticleFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { pictureUrl } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { tagOf } from './api-subjects';
import { contentProduct, contentTarget, ofShopAccount, ofTalent } from './content-subjects';

const LARGEST_PAGE = 10;
const ARTICLE_ACCOUNTS = [4, 5];

/**
 * Articles; the goods are called product_info_list in a talent's and product_list in a shop's, with other fields.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/article/api_gettalentbizarticlelist
 */
export const articleEndpoints: ApiHandlers = {
  '/channels/ec/promoter/get_talent_biz_article_list': (context, input) => {
    const biz = input.optionalText('biz_appid');
    const all = ofTalent(context, input, context.state.world.articles).filter((one) => !biz || one.biz_appid === biz);
    return articleList(context, input, all, (article) => ({ product_info_list: talentGoods(context, article) }));
  },
  '/channels/ec/promoter/get_shop_mp_article_list': (context, input) => {
    const all = ofShopAccount(context, input, context.state.world.articles, ARTICLE_ACCOUNTS);
    return articleList(context, input, all, (article) => ({ product_list: shopGoods(context, article) }));
  },
};

function talentGoods(context: StoreContext, article: ArticleFacts): Wire {
  return productsIn(context, article.product_ids).map((product) => {
    const { price, commission_rate: _rate, ...facts } = contentProduct(context, product);
    return { ...facts, product_mini_price: price };
  });
}

function shopGoods(context: StoreContext, article: ArticleFacts): Wire {
  return productsIn(context, article.product_ids).map((product) => {
    const { price: _price, ...facts } = contentProduct(context, product);
    return facts;
  });
}

function articleList(
  context: StoreContext,
  input: ApiInput,
  all: ArticleFacts[],
  goods: (article: ArticleFacts) => { [key: string]: Wire },
): { [key: string]: Wire } {
  const tag = tagOf(context, input);
  const page = pageOf(input, all, LARGEST_PAGE);
  return {
    article_list: page.rows.map((article) => ({
      ...goods(article),
      article_info: {
        article_title: article.title,
        cover_image: pictureUrl(context, `/picture/${article.title}.svg`),
        article_url: articleUrl(article),
        promoter_share_link: promoterShareLink(linkTo(context, contentTarget('ARTICLE', article), tag)),
      },
      create_time: article.create_time,
      update_time: article.update_time,
    })),
    next_key: page.next_key,
    has_more: page.has_more,
  };
}
