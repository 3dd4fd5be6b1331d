/** One message as a template takes it. */
export interface TemplateMessage {
  readonly openid: string;
  readonly templateId: string;
  /** The page that opens, with its query. */
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
}

/** WeChat's subscribe messages. */
export interface MessageSender {
  /** 'no-consent' where the person agreed to none any more (43101). Errors: Outage, then nobody knows whether it went. */
  send(message: TemplateMessage): Promise<'sent' | 'no-consent' | { readonly refused: string }>;
}
