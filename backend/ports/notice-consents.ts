import type { NoticeTemplate } from '../../core/notices/notice-template';

/** How many notices of one kind somebody still agreed to: one consent is one message. */
export interface NoticeConsent {
  readonly template: NoticeTemplate;
  readonly left: number;
}

/** Consents to notices, counted per person and kind. */
export interface NoticeConsents {
  listOf(openid: string): Promise<NoticeConsent[]>;
  /** Adds one consent, up to `most`. */
  grant(openid: string, template: NoticeTemplate, most: number): Promise<void>;
  /** Uses one up; false where none is left. */
  use(openid: string, template: NoticeTemplate): Promise<boolean>;
  /** WeChat knows of none: what is counted here is given up. */
  forget(openid: string, template: NoticeTemplate): Promise<void>;
}
