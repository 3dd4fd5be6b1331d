import type { MessageSender, TemplateMessage } from '../../ports/message-sender';
import { Outage } from '../../ports/outage';
import { sendSubscribeMessage } from '../cloud-database/open-cloud-database';

/** The person agreed to no message of this template any more. https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html */
const noConsent = 43_101;

/** Sends through the cloud's own call of WeChat's interfaces, which needs no token. */
export function cloudMessageSender(): MessageSender {
  return {
    async send({ openid, templateId, page, data }: TemplateMessage) {
      const values = Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }]));
      try {
        await sendSubscribeMessage({ touser: openid, templateId, page, data: values });
        return 'sent';
      } catch (error) {
        const { errCode, errMsg } = Object(error) as { errCode?: unknown; errMsg?: unknown };
        if (errCode === noConsent) return 'no-consent';
        // WeChat's own codes are above 0; the cloud's are below, and then nobody knows whether it went out.
        if (typeof errCode === 'number' && errCode > 0) return { refused: `${errCode} ${String(errMsg)}` };
        throw new Outage('subscribeMessage.send', String(errMsg ?? error), false);
      }
    },
  };
}
