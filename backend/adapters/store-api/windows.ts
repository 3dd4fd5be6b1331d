import * as v from 'valibot';
import type { PlatformWindows, WhichTalent } from '../../ports/platform/windows';
import type { PlatformCall } from './platform-call';
import { count, fullText, idOrNull, textOrEmpty } from './wire-fields';

const invitationAnswer = v.looseObject({
  auth_info: v.looseObject({
    auth_url: fullText,
    auth_wxa_username: textOrEmpty,
    auth_wxa_appid: textOrEmpty,
    auth_wxa_path: textOrEmpty,
    nickname: textOrEmpty,
  }),
});
const standingAnswer = v.looseObject({
  window_auth_status: count,
  openfinderid: idOrNull,
  opentalentid: idOrNull,
});
/** window_auth_status of a talent who let the agency in. */
const authorised = 1;

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export function windowResource(call: PlatformCall): PlatformWindows {
  return {
    windowInvitation: (talent) =>
      call('windowauth/get', talentFields(talent), invitationAnswer, ({ auth_info: info }) => ({
        url: info.auth_url,
        miniProgram: { username: info.auth_wxa_username, appid: info.auth_wxa_appid, path: info.auth_wxa_path },
        nickname: info.nickname,
      })),
    windowStanding: (talent) =>
      call('windowauth/status/get', talentFields(talent), standingAnswer, (answer) => ({
        authorised: answer.window_auth_status === authorised,
        openFinderId: answer.openfinderid,
        openTalentId: answer.opentalentid,
      })),
  };
}

function talentFields(talent: WhichTalent): object {
  if ('talentAppid' in talent) return { talent_appid: talent.talentAppid };
  return 'finderId' in talent ? { finder_id: talent.finderId } : { openid: talent.openid };
}
