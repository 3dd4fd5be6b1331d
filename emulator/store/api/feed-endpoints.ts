import { feedToken, linkTo, promoterShareLink } from '../links';
import type { StoreContext } from '../store-context';
import type { FeedFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { productOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ABNORMAL_PARAMETERS, ApiRefusal, NO_COOPERATING_CONTENT, PARAMETER_ERROR } from './api-refusal';
import { checkMiniProgram, tagOf } from './api-subjects';
import { contentProduct, contentTarget, namedTalent, ofShopAccount, ofTalent } from './content-subjects';

const LARGEST_PAGE = 10;
const CHANNELS_ACCOUNT = [1];

/**
 * Short videos of talents and of shops' own accounts. A link made without a promoter counts for the agency alone.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/video/api_getfeedlist
 */
export const feedEndpoints: ApiHandlers = {
  '/channels/ec/promoter/get_feed_list': (context, input) => {
    checkFinderName(context, input);
    return feedList(context, input, talentFeeds(context, input));
  },
  '/channels/ec/promoter/get_feed_promotion_info': (context, input) =>
    promotionInfo(context, input, talentFeeds(context, input)),
  '/channels/ec/promoter/get_shop_feed_list': (context, input) => feedList(context, input, shopFeeds(context, input)),
  '/channels/ec/promoter/get_shop_feed_promotion_info': (context, input) =>
    promotionInfo(context, input, shopFeeds(context, input)),
};

function talentFeeds(context: StoreContext, input: ApiInput): FeedFacts[] {
  return ofTalent(context, input, context.state.world.feeds);
}

function shopFeeds(context: StoreContext, input: ApiInput): FeedFacts[] {
  return ofShopAccount(context, input, context.state.world.feeds, CHANNELS_ACCOUNT);
}

/** Who shares all his content must say of which account; a name that is not his is abnormal. */
function checkFinderName(context: StoreContext, input: ApiInput): void {
  const talent = namedTalent(context, input);
  const name = input.optionalText('finder_exportusername');
  if (talent.sharesAllContent && !name) throw new ApiRefusal(PARAMETER_ERROR, 'finder_exportusername is needed');
  if (name && !talent.finderExportNames?.includes(name))
    throw new ApiRefusal(ABNORMAL_PARAMETERS, 'abnormal parameters');
}

function feedList(context: StoreContext, input: ApiInput, feeds: FeedFacts[]): { [key: string]: Wire } {
  const page = pageOf(input, feeds, LARGEST_PAGE);
  return {
    feed_list: page.rows.map((feed) => ({
      export_id: feed.export_id,
      talent_appid: feed.talent_appid,
      ...goods(context, feed),
    })),
    next_key: page.next_key,
    has_more: page.has_more,
  };
}

function goods(context: StoreContext, feed: FeedFacts): { [key: string]: Wire } {
  const product = productOf(context, feed.product_id);
  if (!product) return { predict_commission_amount: 0, product_info: {} };
  const { price, commission_rate: _rate, predict_commission_amount, ...facts } = contentProduct(context, product);
  return { predict_commission_amount, product_info: { ...facts, product_mini_price: price } };
}

function promotionInfo(context: StoreContext, input: ApiInput, feeds: FeedFacts[]): { [key: string]: Wire } {
  checkMiniProgram(context, input.text('mini_program_appid'));
  const tag = tagOf(context, input);
  const wanted = input.objects('feed_list').map((one) => one.text('export_id'));
  if (wanted.length === 0) throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: feed_list');
  return {
    feed_list: wanted.map((export_id) => {
      const feed = feeds.find((one) => one.export_id === export_id);
      if (!feed) throw new ApiRefusal(NO_COOPERATING_CONTENT, 'no cooperating content');
      const link = linkTo(context, contentTarget('SHORT_VIDEO', feed), tag);
      return { export_id, feed_token: feedToken(link), promoter_share_link: promoterShareLink(link) };
    }),
  };
}
