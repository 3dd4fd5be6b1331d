import type { PhonePerson } from '../phone-person';
import type { MoneyLine } from './street-world';

interface Reply<Value> {
  readonly ok: boolean;
  readonly code?: string;
  readonly value?: Value;
}

interface Wallet {
  readonly withdrawableFen: number;
  readonly owedFen: number;
  readonly frozenFen: number;
  readonly heldFen: number;
  readonly payingFen: number;
  readonly paidFen: number;
  readonly dueByDay: readonly { readonly day: string; readonly amountFen: number }[];
}

interface Orders {
  readonly orders: readonly {
    readonly key: string;
    readonly orderId: string;
    readonly promoterFen: number;
    readonly state: { readonly state: string; readonly waitingFor?: string };
  }[];
}

interface Status {
  readonly me: object | null;
  readonly agreement: { readonly version: string };
  readonly brands: readonly { readonly brandId: string; readonly isOpen: boolean }[];
}

interface Registered {
  readonly view: { readonly queryString: string; readonly extraData: object } | null;
}

interface ShareLink {
  readonly landingPath: string;
  readonly forms: { readonly shareLink: string | null; readonly shortLink: string | null };
  readonly card: { readonly title: string };
}

/** What the street asks the app's functions on a promoter's behalf, by the same door as his phone. */
export class PromoterCalls {
  constructor(private readonly clientUrl: string) {}

  /** Makes somebody a bound promoter; `decide` is what he does on WeChat's own page. */
  async join(person: PhonePerson, decide: (wish: object) => Promise<unknown>): Promise<boolean> {
    const { value } = await this.call<Status>(person, 'promoter', 'status', {});
    if (!value) return false;
    if (value.me !== null) return true;
    const brandId = value.brands.find(({ isOpen }) => isOpen)?.brandId;
    const brand = brandId === undefined ? {} : { brandId };
    const input = { agreementVersion: value.agreement.version, isAdult: true, ...brand };
    const { value: registered } = await this.call<Registered>(person, 'promoter', 'register', input);
    if (registered?.view) {
      const { queryString, extraData } = registered.view;
      await decide({ openid: person.openid, query_string: queryString, extraData, decision: 'agree' });
    }
    return (await this.call(person, 'promoter', 'confirmBinding', brand)).ok;
  }

  /** null while somebody is no promoter. */
  async money(person: PhonePerson, reversedFen: number): Promise<MoneyLine | null> {
    const wallet = await this.call<Wallet>(person, 'earnings', 'wallet', {});
    if (!wallet.value) return null;
    const { value: page } = await this.call<Orders>(person, 'earnings', 'orders', {});
    const { withdrawableFen, owedFen, frozenFen, heldFen, payingFen, paidFen, dueByDay } = wallet.value;
    const estimated = (page?.orders ?? []).filter(({ state }) => state.state === 'estimated');
    const waiting = (page?.orders ?? []).find(({ state }) => state.state === 'frozen')?.state.waitingFor;
    const dueFen = dueByDay.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return {
      estimatedFen: estimated.reduce((sum, { promoterFen }) => sum + promoterFen, 0),
      frozenFen: frozenFen + heldFen + dueFen,
      freeFen: withdrawableFen,
      ...{ payingFen, paidFen, owedFen },
      // What is still owed has not gone back yet.
      takenBackFen: Math.max(0, reversedFen - owedFen),
      nextDay: dueByDay[0]?.day ?? null,
      waitingFor: waiting ?? null,
    };
  }

  async share(
    person: PhonePerson,
    wish: { readonly kind: string; readonly id: string; readonly shopAppid: string },
  ): Promise<Reply<ShareLink>> {
    return this.call<ShareLink>(person, 'promotion', 'createShareLink', wish);
  }

  /** Why an order is a promoter's, as his own page says it; null when it is not his. */
  async decision(person: PhonePerson, orderId: string): Promise<unknown> {
    const { value: page } = await this.call<Orders>(person, 'earnings', 'orders', {});
    const key = page?.orders.find((order) => order.orderId === orderId)?.key;
    if (key === undefined) return null;
    return (await this.call<object>(person, 'earnings', 'explainOrder', { key })).value ?? null;
  }

  private async call<Value = unknown>(
    { openid, unionid }: PhonePerson,
    name: string,
    action: string,
    input: object,
  ): Promise<Reply<Value>> {
    const headers = {
      'content-type': 'application/json',
      'x-openid': openid,
      ...(unionid === undefined ? {} : { 'x-unionid': unionid }),
    };
    const body = JSON.stringify({ name, data: { action, input } });
    const response = await fetch(this.clientUrl, { method: 'POST', headers, body });
    return ((await response.json()) as { result?: Reply<Value> }).result ?? { ok: false };
  }
}
