import * as v from 'valibot';
import { count, idText, textOrEmpty } from '../../store-api/wire-fields';
import { type PushEventForm, timeSec } from './push-event-form';

const message = v.looseObject({
  CreateTime: timeSec,
  bind_status: v.pipe(count, v.picklist([1, 2])),
  sharer_appid: idText,
  sharer_openid: textOrEmpty,
  sharer_unionid: textOrEmpty,
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/promoter_bind_event */
export const promoterBindResultForm: PushEventForm = {
  name: 'promoter_bind_result',
  read(pushed) {
    const read = v.safeParse(message, pushed);
    if (!read.success) return undefined;
    return {
      kind: 'promoter-bind-result',
      promoter: read.output.sharer_appid,
      bindStatus: read.output.bind_status === 1 ? 'bound' : 'unbound',
      agencyOpenid: read.output.sharer_openid,
      agencyUnionid: read.output.sharer_unionid,
      createTimeSec: read.output.CreateTime,
    };
  },
};
