/** A message that went out. */
export interface SentMessage {
  readonly touser: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: unknown;
  readonly sentAtMs: number;
}

export interface OpenApiAnswer {
  readonly errcode: number;
  readonly errmsg: string;
}

/**
 * Subscribe messages as WeChat keeps them: each yes of a person to a template is good for one message.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */
export class SubscribeMessages {
  readonly sent: SentMessage[] = [];
  private readonly consents = new Map<string, number>();

  constructor(private readonly nowMs: () => number) {}

  /** Somebody said yes on WeChat's sheet. */
  grant(openid: string, templateId: string): void {
    const key = `${openid}|${templateId}`;
    this.consents.set(key, (this.consents.get(key) ?? 0) + 1);
  }

  send(wish: Readonly<Record<string, unknown>>): OpenApiAnswer {
    const { touser, template_id: templateId, page = '', data } = wish;
    if (typeof touser !== 'string' || touser === '') return { errcode: 40_003, errmsg: 'invalid openid' };
    if (typeof templateId !== 'string' || templateId === '') return { errcode: 40_037, errmsg: 'invalid template_id' };
    const wrong = wrongField(data);
    if (wrong !== undefined) return { errcode: 47_003, errmsg: `argument invalid! data.${wrong} is invalid` };
    const key = `${touser}|${templateId}`;
    const left = this.consents.get(key) ?? 0;
    if (left === 0) return { errcode: 43_101, errmsg: 'user refuse to accept the msg' };
    this.consents.set(key, left - 1);
    this.sent.push({ touser, templateId, page: String(page), data, sentAtMs: this.nowMs() });
    return { errcode: 0, errmsg: 'ok' };
  }

  clear(): void {
    this.sent.length = 0;
    this.consents.clear();
  }
}

/** The first field that a template would not take: a `thing` has at most 20 characters. */
function wrongField(data: unknown): string | undefined {
  const fields = Object.entries(Object(data) as Record<string, { value?: unknown }>);
  return fields.find(([name, field]) => {
    const value = field?.value;
    if (typeof value !== 'string' || value === '') return true;
    return name.startsWith('thing') && [...value].length > 20;
  })?.[0];
}
