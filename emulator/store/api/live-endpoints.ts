import { productsIn } from '../contents';
import { linkTo, promoterShareLink, qrcodeUrl } from '../links';
import type { StoreContext } from '../store-context';
import type { LiveRoomFacts } from '../store-world';
import type { Wire } from '../wire-json';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NO_COOPERATING_CONTENT } from './api-refusal';
import { boundPromoter, checkMiniProgram, tagOf } from './api-subjects';
import { contentProduct, contentTarget, ofShopAccount, ofTalent } from './content-subjects';

const CHANNELS_ACCOUNT = [1];
const LARGEST_PAGE = 10;

/**
 * Running broadcasts of talents and of shops' own accounts, and the goods in them.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getliverecordlist
 */
export const liveEndpoints: ApiHandlers = {
  '/channels/ec/promoter/get_live_record_list': (context, input) => {
    checkMiniProgram(context, input.text('mini_program_appid'));
    return recordList(context, input, talentRooms(context, input));
  },
  '/channels/ec/promoter/get_live_record_qr_code': (context, input) =>
    recordQrCode(context, input, talentRooms(context, input)),
  '/channels/ec/promoter/get_shop_live_record_list': (context, input) => {
    checkMiniProgram(context, input.text('mini_program_appid'));
    input.text('sharer_appid');
    return recordList(context, input, shopRooms(context, input));
  },
  '/channels/ec/promoter/get_shop_live_record_qr_code': (context, input) =>
    recordQrCode(context, input, shopRooms(context, input)),
  '/channels/ec/promoter/get_live_commission_product_list': (context, input) =>
    goodsList(context, input, talentRooms(context, input), false),
  '/channels/ec/promoter/get_shop_live_commission_product_list': (context, input) =>
    goodsList(context, input, shopRooms(context, input), true),
  '/channels/ec/league/headsupplier/liveprotection/getqrcode': (context) => ({
    qrcode_url: `${context.baseUrl()}/picture/${encodeURIComponent('大场报备')}.svg`,
  }),
};

function talentRooms(context: StoreContext, input: ApiInput): LiveRoomFacts[] {
  return ofTalent(context, input, context.state.world.liveRooms);
}

function shopRooms(context: StoreContext, input: ApiInput): LiveRoomFacts[] {
  return ofShopAccount(context, input, context.state.world.liveRooms, CHANNELS_ACCOUNT);
}

function recordList(context: StoreContext, input: ApiInput, rooms: LiveRoomFacts[]): { [key: string]: Wire } {
  const tag = tagOf(context, input);
  return {
    live_record_list: rooms
      .filter((room) => room.running)
      .map((room) => ({
        export_id: room.export_id,
        description: room.description,
        promoter_share_link: promoterShareLink(linkTo(context, contentTarget('LIVE', room), tag)),
      })),
  };
}

function recordQrCode(context: StoreContext, input: ApiInput, rooms: LiveRoomFacts[]): { [key: string]: Wire } {
  const export_id = input.text('export_id');
  const room = rooms.find((one) => one.export_id === export_id && one.running);
  if (!room) throw new ApiRefusal(NO_COOPERATING_CONTENT, 'no cooperating content');
  const { sharer_appid } = boundPromoter(context, input);
  const link = linkTo(context, contentTarget('LIVE', room), { of: 'promoter', sharer_appid });
  return { qrcode_url: qrcodeUrl(context, link) };
}

/** The goods in the rooms of an owner, each once; the list of a shop also has the rate. */
function goodsList(
  context: StoreContext,
  input: ApiInput,
  rooms: LiveRoomFacts[],
  withRate: boolean,
): { [key: string]: Wire } {
  const ids = [...new Set(rooms.flatMap((room) => room.product_ids))];
  const page = pageOf(input, productsIn(context, ids), LARGEST_PAGE);
  return {
    product_list: page.rows.map((product) => {
      const { price, commission_rate, ...facts } = contentProduct(context, product);
      return { ...facts, product_price: price, commission_rate: withRate ? commission_rate : undefined };
    }),
    next_key: page.next_key,
    has_more: page.has_more,
  };
}
