import type { World } from '../../emulator/main';

interface Reply<Value> {
  readonly result: { readonly ok: boolean; readonly value?: Value };
}

/** Makes somebody of the demo world a bound promoter, through the doors that everybody uses. */
export async function bindPromoter({ addresses, store }: World, name: string): Promise<void> {
  const { people } = await store.play.state({ orders: 0 });
  const person = people.find((one) => one.name === name);
  const openid = person?.openids[addresses.credentials.miniProgramAppid];
  if (openid === undefined) throw new Error(`nobody here is called ${name}`);
  const headers = { 'content-type': 'application/json', 'x-openid': openid };
  const post = async <Value>(url: string, body: object) => {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Value;
  };
  const call = async <Value>(action: string, input: object) => {
    const { result } = await post<Reply<Value>>(addresses.clientUrl, { name: 'promoter', data: { action, input } });
    if (!result.ok || !result.value) throw new Error(`${action}: ${JSON.stringify(result)}`);
    return result.value;
  };
  const { brands, agreement } = await call<{
    brands: readonly { brandId: string }[];
    agreement: { version: string };
  }>('status', {});
  const brand = { brandId: brands[0]?.brandId };
  const { view } = await call<{ view: { queryString: string; extraData: object } | null }>('register', {
    ...{ agreementVersion: agreement.version, isAdult: true, ...brand },
  });
  const playUrl = `${addresses.storePageUrl.replace(/\/$/, '')}/play/business-view`;
  const { queryString: query_string, extraData } = view ?? {};
  await post(playUrl, { openid, query_string, extraData, decision: 'agree' });
  await call('confirmBinding', brand);
}
