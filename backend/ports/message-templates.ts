/** WeChat's message templates by kind of notice (core/notices/notice-template.ts); a kind without one is not sent. */
export interface MessageTemplates {
  /** The templates that are set; none while nothing is set up. One call. */
  current(): Promise<Readonly<Record<string, string>>>;
}
