import { DEMO } from '../../emulator/store/demo-world';

interface Addresses {
  readonly clientUrl: string;
  readonly adminUrl: string;
  readonly storePageUrl: string;
}

interface Wallet {
  readonly frozenFen: number;
  readonly dueByDay: readonly { readonly amountFen: number }[];
  readonly withdrawableFen: number;
}

const orderCount = 50;
const dayCount = 25;
const dayMs = 86_400_000;
const promoter = 'wang-ayi';
const buyer = 'xiao-lin';

/** A promoter joins and shares, a buyer orders, 25 days go by: all through the doors of a running world. */
export async function playBusyDays({ clientUrl, adminUrl, storePageUrl }: Addresses): Promise<string> {
  const play = (verb: string, body: unknown) => post<Record<string, unknown>>(`${storePageUrl}play/${verb}`, body);
  const call = async <T>(name: string, action: string, input: unknown = {}): Promise<T> => {
    const answer = await post<{ result: { ok: boolean; value: T } }>(clientUrl, { name, data: { action, input } });
    if (!answer.result.ok) throw new Error(`${name}.${action}: ${JSON.stringify(answer.result)}`);
    return answer.result.value;
  };
  const consent = { agreementVersion: '2026-07', isAdult: true };
  const { view } = await call<{ view: { queryString: string; extraData: unknown } }>('promoter', 'register', consent);
  const { queryString: query_string, extraData } = view;
  await play('business-view', { openid: `oMini-${promoter}`, query_string, extraData, decision: 'agree' });
  await call('promoter', 'confirmBinding');
  const wanted = { kind: 'product', id: DEMO.apple.productId, shopAppid: DEMO.shopAppid };
  const { forms } = await call<{ forms: { shortLink: string } }>('promotion', 'createShareLink', wanted);
  await play('open-link', { person: buyer, link: forms.shortLink });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  for (let order = 0; order < orderCount; order += 1) {
    const placed = await play('order', { person: buyer, items, from: 'organic', pay: true });
    await play('ship', { order_id: placed.order_id });
  }
  await post(`${adminUrl.replace(/\/$/, '')}/clock`, { advanceMs: dayCount * dayMs });
  const { frozenFen, dueByDay, withdrawableFen } = await call<Wallet>('earnings', 'wallet');
  const dueFen = dueByDay.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const bookedFen = frozenFen + dueFen + withdrawableFen;
  if (bookedFen <= 0) throw new Error('the orders were not booked');
  return `${orderCount} orders and ${dayCount} days (${bookedFen} fen booked)`;
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const headers = {
    'content-type': 'application/json',
    'x-openid': `oMini-${promoter}`,
    'x-unionid': `uUnion-${promoter}`,
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}
