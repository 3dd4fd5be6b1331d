import { type NoticeTemplate, noticeTemplates } from '../../../core/notices/notice-template';
import { type Outcome, ok } from '../../../core/outcome';
import type { NoticeConsents } from '../../ports/notice-consents';
import type { ProgramSettingsSource } from '../../ports/program-settings';

export interface NoticeConsentPorts {
  readonly settings: ProgramSettingsSource;
  readonly consents: NoticeConsents;
}

/** One kind of notice that is set up, with what somebody still agreed to. */
export interface NoticeOffer {
  readonly template: NoticeTemplate;
  /** The template's id at WeChat, for wx.requestSubscribeMessage. */
  readonly templateId: string;
  readonly left: number;
}

/** A person who says yes more often than this is not counted any further. */
const mostConsents = 50;

/**
 * The kinds of notices that are set up, and how many of each somebody still agreed to. Empty where nothing is set up:
 * then nobody is sent anything.
 */
export async function readNoticeOffers(
  { settings, consents }: NoticeConsentPorts,
  openid: string,
): Promise<Outcome<{ readonly offers: readonly NoticeOffer[] }, never>> {
  const { agency } = await settings.current();
  const counted = await consents.listOf(openid);
  const leftOf = new Map(counted.map(({ template, left }) => [template, left]));
  const offers = noticeTemplates.flatMap((template) => {
    const templateId = agency.messageTemplates?.[template];
    return templateId ? [{ template, templateId, left: leftOf.get(template) ?? 0 }] : [];
  });
  return ok({ offers });
}

/**
 * Counts what somebody agreed to on WeChat's own sheet. What the phone says is only a count: WeChat itself decides
 * whether a message goes out. Kinds that are not set up are left out.
 * https://developers.weixin.qq.com/miniprogram/dev/api/open-api/subscribe-message/wx.requestSubscribeMessage.html
 */
export async function grantNotices(
  ports: NoticeConsentPorts,
  openid: string,
  templates: readonly NoticeTemplate[],
): Promise<Outcome<{ readonly offers: readonly NoticeOffer[] }, never>> {
  const { agency } = await ports.settings.current();
  for (const template of new Set(templates)) {
    if (agency.messageTemplates?.[template]) await ports.consents.grant(openid, template, mostConsents);
  }
  return readNoticeOffers(ports, openid);
}
