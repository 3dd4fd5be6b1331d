import { linkTo, promoterShareLink, qrcodeUrl } from '../links';
import type { StoreContext } from '../store-context';
import type { LinkRow } from '../store-state';
import type { LiveRoomFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { shopOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import type { ApiInput } from './api-input';
import {
  ApiRefusal,
  NO_COOPERATING_CONTENT,
  NO_SHOP_RELATION,
  NO_SUCH_SHARER,
  WRONG_LINKED_ACCOUNT,
} from './api-refusal';
import { boundPromoter, checkMiniProgram, tagOf } from './api-subjects';

/**
 * Running broadcasts of talents and of shops' own accounts.
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
};

function talentRooms(context: StoreContext, input: ApiInput): LiveRoomFacts[] {
  const talent_appid = input.text('talent_appid');
  if (!context.state.world.talents.some((talent) => talent.talent_appid === talent_appid)) {
    throw new ApiRefusal(NO_SUCH_SHARER, 'can not resolve the talent');
  }
  return context.state.world.liveRooms.filter((room) => room.talent_appid === talent_appid);
}

function shopRooms(context: StoreContext, input: ApiInput): LiveRoomFacts[] {
  const shop = shopOf(context, input.text('shop_appid'));
  if (!shop) throw new ApiRefusal(NO_SHOP_RELATION, 'no relation with the shop');
  const promoter_id = input.id('promoter_id');
  const type = input.whole('promoter_type');
  if (!shop.linkedAccounts.some((one) => one.promoter_id === promoter_id && one.promoter_type === type)) {
    throw new ApiRefusal(WRONG_LINKED_ACCOUNT, 'wrong promoter_id');
  }
  return context.state.world.liveRooms.filter(
    (room) => room.shop_appid === shop.appid && room.promoter_id === promoter_id,
  );
}

function recordList(context: StoreContext, input: ApiInput, rooms: LiveRoomFacts[]): { [key: string]: Wire } {
  const tag = tagOf(context, input);
  return {
    live_record_list: rooms
      .filter((room) => room.running)
      .map((room) => ({
        export_id: room.export_id,
        description: room.description,
        promoter_share_link: promoterShareLink(linkTo(context, targetOf(room), tag)),
      })),
  };
}

function recordQrCode(context: StoreContext, input: ApiInput, rooms: LiveRoomFacts[]): { [key: string]: Wire } {
  const export_id = input.text('export_id');
  const room = rooms.find((one) => one.export_id === export_id && one.running);
  if (!room) throw new ApiRefusal(NO_COOPERATING_CONTENT, 'no cooperating content');
  const { sharer_appid } = boundPromoter(context, input);
  const link: LinkRow = linkTo(context, targetOf(room), { of: 'promoter', sharer_appid });
  return { qrcode_url: qrcodeUrl(context, link) };
}

function targetOf(room: LiveRoomFacts) {
  return { kind: 'LIVE', shop_appid: room.shop_appid, export_id: room.export_id } as const;
}
