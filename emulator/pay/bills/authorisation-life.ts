import type { PayContext } from '../pay-context';
import type { Authorisation } from '../pay-state';
import { rfc3339 } from '../wire/beijing-time';

const HOUR_MS = 3_600_000;

export function isAuthorisable(context: PayContext, { state, createdAtMs }: Authorisation): boolean {
  return state === 'WAIT_USER_CONFIRM' && context.nowMs() < createdAtMs + context.settings.expiryHours * HOUR_MS;
}

/** The payee agrees: from now on transfers to him in this scene ask nobody. */
export function confirmAuthorisation(context: PayContext, authorisation: Authorisation): void {
  authorisation.state = 'TAKING_EFFECT';
  authorisation.authorizedAtMs = context.nowMs();
  authorisation.authorizationId = `auth${authorisation.outAuthorizationNo}`;
  tell(context, authorisation, 'MCHTRANSFER.AUTHORIZATION.CONFIRMED');
}

export function closeAuthorisation(context: PayContext, authorisation: Authorisation, reason: string): void {
  if (authorisation.state === 'CLOSED') return;
  authorisation.state = 'CLOSED';
  authorisation.closedAtMs = context.nowMs();
  authorisation.closeReason = reason;
  tell(context, authorisation, 'MCHTRANSFER.AUTHORIZATION.CLOSED');
}

/** As queries and callbacks show it: https://pay.weixin.qq.com/doc/v3/merchant/4014399423 */
export function authorisationView(authorisation: Authorisation) {
  const { authorizedAtMs, closedAtMs } = authorisation;
  return {
    out_authorization_no: authorisation.outAuthorizationNo,
    ...(authorisation.authorizationId === undefined ? {} : { authorization_id: authorisation.authorizationId }),
    appid: authorisation.appid,
    openid: authorisation.openid,
    user_display_name: authorisation.displayName,
    transfer_scene_id: authorisation.sceneId,
    state: authorisation.state,
    create_time: rfc3339(authorisation.createdAtMs),
    ...(authorizedAtMs === undefined ? {} : { authorize_time: rfc3339(authorizedAtMs) }),
    ...(closedAtMs === undefined
      ? {}
      : { close_info: { close_time: rfc3339(closedAtMs), close_reason: authorisation.closeReason } }),
  };
}

function tell(context: PayContext, authorisation: Authorisation, eventType: string): void {
  context.tell({
    subject: authorisation.outAuthorizationNo,
    eventType,
    summary: '免确认收款授权通知',
    url: authorisation.notifyUrl,
    text: JSON.stringify({ mch_id: context.credentials.mchid, ...authorisationView(authorisation) }),
  });
}
