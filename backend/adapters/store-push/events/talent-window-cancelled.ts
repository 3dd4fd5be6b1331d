import * as v from 'valibot';
import { idText, textOrEmpty } from '../../store-api/wire-fields';
import { type PushEventForm, timeSec } from './push-event-form';

const talent = v.looseObject({ talent_appid: idText, nickname: textOrEmpty });

/** The table of the page puts the talent into `item_info`, its sample beside it: both are taken. */
const message = v.looseObject({
  CreateTime: timeSec,
  item_info: v.nullish(v.looseObject({ talent_info: v.nullish(talent) })),
  talent_info: v.nullish(talent),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/talent_window_cancel_auth_callback */
export const talentWindowCancelledForm: PushEventForm = {
  name: 'talent_window_cancel_auth',
  read(pushed) {
    const read = v.safeParse(message, pushed);
    if (!read.success) return undefined;
    const named = read.output.item_info?.talent_info ?? read.output.talent_info;
    if (!named) return undefined;
    return {
      kind: 'talent-window-cancelled',
      talentAppid: named.talent_appid,
      nickname: named.nickname,
      createTimeSec: read.output.CreateTime,
    };
  },
};
