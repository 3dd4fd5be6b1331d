import { authorisationView, closeAuthorisation } from '../bills/authorisation-life';
import { nextSeq, type PayContext, seededBytes } from '../pay-context';
import type { Authorisation } from '../pay-state';
import { rfc3339 } from '../wire/beijing-time';
import { type ApiAnswer, type ApiCall, jsonBody } from './api-call';
import { acceptBill, createdView } from './bill-endpoints';
import { invalidRequest, notFound, PayRefusal, paramError } from './pay-refusal';
import { boundAppid, notifyUrl, optional, perception, readBillWish, sceneOf, text } from './read-bill-wish';

/** POST …/user-confirm-authorization: https://pay.weixin.qq.com/doc/v3/merchant/4015901167 */
export function requestAuthorisation(context: PayContext, call: ApiCall): ApiAnswer {
  needsSwitch(context);
  const authorisation = newAuthorisation(context, jsonBody(call));
  return requestedView(authorisation);
}

/** GET …/user-confirm-authorization/out-authorization-no/{no} */
export function queryAuthorisation(context: PayContext, _call: ApiCall, [number = '']: readonly string[]): ApiAnswer {
  needsSwitch(context);
  return authorisationView(authorisationOf(context, number));
}

/** POST …/{no}/close */
export function closeByNumber(context: PayContext, _call: ApiCall, [number = '']: readonly string[]): ApiAnswer {
  needsSwitch(context);
  const authorisation = authorisationOf(context, number);
  closeAuthorisation(context, authorisation, 'CLOSE_VIA_MCH_API');
  return authorisationView(authorisation);
}

/** POST …/transfer-bills/transfer: nobody is asked; it may answer SUCCESS at once. */
export function transferUnderAuthorisation(context: PayContext, call: ApiCall): ApiAnswer {
  needsSwitch(context);
  const wish = readBillWish(context, call, 'authorisation');
  const authorisation = authorisationOf(context, wish.outAuthorizationNo ?? '');
  if (authorisation.state !== 'TAKING_EFFECT') throw invalidRequest(`授权状态${authorisation.state}不可转账`);
  if (authorisation.sceneId !== wish.sceneId) throw invalidRequest('转账场景与授权不一致');
  return createdView(context, acceptBill(context, { ...wish, openid: authorisation.openid }));
}

/** POST …/pre-transfer-with-authorization: an ordinary transfer whose sheet also asks for the authorisation. */
export function transferAndRequest(context: PayContext, call: ApiCall): ApiAnswer {
  needsSwitch(context);
  const wish = readBillWish(context, call, 'openid');
  const info = Object(jsonBody(call).authorization_info) as Record<string, unknown>;
  const number = text(info, 'out_authorization_no', 32);
  if (!context.state.authorisations[number]) {
    newAuthorisation(context, {
      ...info,
      appid: wish.appid,
      openid: wish.openid,
      transfer_scene_id: wish.sceneId,
      user_display_name: info.user_display_name ?? '推客',
    });
  }
  return createdView(context, acceptBill(context, { ...wish, alsoAuthorises: number }));
}

function newAuthorisation(context: PayContext, body: Record<string, unknown>): Authorisation {
  const number = text(body, 'out_authorization_no', 32);
  if (!/^[0-9A-Za-z_-]+$/.test(number)) throw paramError('out_authorization_no', 'may hold letters and digits', number);
  const sceneId = text(body, 'transfer_scene_id', 36);
  const scene = sceneOf(context, sceneId);
  const openid = text(body, 'openid', 64);
  const { authorisations } = context.state;
  const live = Object.values(authorisations).find(
    (one) => one.openid === openid && one.sceneId === sceneId && one.state !== 'CLOSED',
  );
  if (live && live.outAuthorizationNo !== number) throw invalidRequest('该用户在此场景下已有生效或待确认的授权');
  if (live) return live;
  if (authorisations[number]) throw new PayRefusal(400, 'ALREADY_EXISTS', '商户授权单号已存在');
  const authorisation: Authorisation = {
    outAuthorizationNo: number,
    appid: boundAppid(context, body),
    openid,
    sceneId,
    displayName: text(body, 'user_display_name', 32),
    perception: optional(body, 'user_recv_perception', (name) => perception(scene, body, name)),
    notifyUrl: optional(body, 'authorization_notify_url', notifyUrl),
    packageInfo: seededBytes(context, `authorisation|${number}|${nextSeq(context)}`).toString('base64'),
    state: 'WAIT_USER_CONFIRM',
    createdAtMs: context.nowMs(),
  };
  authorisations[number] = authorisation;
  return authorisation;
}

function requestedView({ outAuthorizationNo, state, createdAtMs, packageInfo }: Authorisation): ApiAnswer {
  return {
    out_authorization_no: outAuthorizationNo,
    state,
    create_time: rfc3339(createdAtMs),
    ...(state === 'WAIT_USER_CONFIRM' ? { package_info: packageInfo } : {}),
  };
}

/** What nobody confirmed within 24 hours is closed when somebody looks. */
function authorisationOf(context: PayContext, number: string): Authorisation {
  const authorisation = context.state.authorisations[number];
  if (!authorisation) throw notFound();
  const overdueMs = authorisation.createdAtMs + context.settings.expiryHours * 3_600_000;
  if (authorisation.state === 'WAIT_USER_CONFIRM' && context.nowMs() >= overdueMs) {
    closeAuthorisation(context, authorisation, 'USER_OVERDUE_UNCONFIRMED');
  }
  return authorisation;
}

function needsSwitch({ settings }: PayContext): void {
  if (!settings.authorisation) throw new PayRefusal(403, 'NO_AUTH', '商户未开通免确认收款授权');
}
