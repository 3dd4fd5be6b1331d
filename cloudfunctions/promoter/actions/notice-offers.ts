import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import {
  grantNotices,
  type NoticeConsentPorts,
  readNoticeOffers,
} from '../../../backend/usecases/notices/notice-consents';
import { noticeTemplates } from '../../../core/notices/notice-template';
import type { Outcome } from '../../../core/outcome';
import type { PromoterFailure } from '../contract';
import type { NoticeOffersView } from '../person-contract';

/** Which notices are set up, and how many of each the caller still agreed to. */
export function noticeOffersAction(ports: NoticeConsentPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, { openid }): Promise<Outcome<NoticeOffersView, PromoterFailure>> => readNoticeOffers(ports, openid),
  });
}

/** Counts what the caller agreed to on WeChat's sheet. */
export function grantNoticesAction(ports: NoticeConsentPorts) {
  return action({
    input: v.strictObject({ templates: v.pipe(v.array(v.picklist(noticeTemplates)), v.maxLength(3)) }),
    run: ({ templates }, { openid }): Promise<Outcome<NoticeOffersView, PromoterFailure>> =>
      grantNotices(ports, openid, templates),
  });
}
