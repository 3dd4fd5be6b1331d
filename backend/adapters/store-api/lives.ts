import * as v from 'valibot';
import type { LinkedAccount, LiveRoom, StorePlatform } from '../../ports/store-platform';
import type { PlatformCall } from './platform-call';
import { fullText, listOf, textOrEmpty } from './wire-fields';

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getliverecordlist */
const liveRooms = v.looseObject({
  live_record_list: listOf(
    v.looseObject({ export_id: fullText, description: textOrEmpty, promoter_share_link: fullText }),
  ),
});

const qrCode = v.looseObject({ qrcode_url: fullText });

/** Live rooms of shops' own accounts and of talents: two families of endpoints that do the same. */
export function liveResource(
  call: PlatformCall,
  settings: { readonly miniProgramAppid: string },
): Pick<StorePlatform, 'listShopLives' | 'listTalentLives' | 'liveCodeUrl'> {
  const mini_program_appid = settings.miniProgramAppid;
  return {
    async listShopLives({ shopAppid, account }, promoter) {
      const body = { ...shopAccount(shopAppid, account), mini_program_appid, sharer_appid: promoter };
      const answer = await call('get_shop_live_record_list', body, liveRooms);
      return answer.ok ? { ok: true, value: roomsOf(answer.value) } : answer;
    },
    async listTalentLives(talentAppid, promoter) {
      const body = { talent_appid: talentAppid, mini_program_appid, sharer_appid: promoter };
      const answer = await call('get_live_record_list', body, liveRooms);
      return answer.ok ? { ok: true, value: roomsOf(answer.value) } : answer;
    },
    async liveCodeUrl(live, promoter) {
      const room = { export_id: live.exportId, sharer_appid: promoter };
      const answer =
        'talentAppid' in live
          ? await call('get_live_record_qr_code', { ...room, talent_appid: live.talentAppid }, qrCode)
          : await call(
              'get_shop_live_record_qr_code',
              { ...room, ...shopAccount(live.shopAppid, live.account) },
              qrCode,
            );
      return answer.ok ? { ok: true, value: answer.value.qrcode_url } : answer;
    },
  };
}

function shopAccount(shopAppid: string, account: LinkedAccount) {
  return {
    shop_appid: shopAppid,
    promoter_id: account.linkedAccountId,
    promoter_type: account.linkedAccountType,
  };
}

function roomsOf({ live_record_list }: v.InferOutput<typeof liveRooms>): readonly LiveRoom[] {
  return live_record_list.map(({ export_id, description, promoter_share_link }) => ({
    exportId: export_id,
    description,
    shareLink: promoter_share_link,
  }));
}
