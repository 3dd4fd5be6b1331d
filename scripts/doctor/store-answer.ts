import { parseBigIntSafeJson } from '../../backend/adapters/store-api/big-int-safe-json';

/** An answer of the store platform, kept with what a set-up problem says in it. */
export interface StoreAnswer {
  readonly errcode: number;
  /** errmsg without its `rid`. */
  readonly detail: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The platform's Date header, epoch ms, and this machine's clock when it came. */
  readonly dateMs: number | undefined;
  readonly arrivedAtMs: number;
}

/** Nothing that could be read came back; `reason` names no address, because addresses carry the token. */
export interface StoreSilence {
  readonly silent: true;
  readonly reason: string;
}

const patienceMs = 5_000;

/** Asks the platform once, by POST with a JSON body: no retry, because what it says the first time is the finding. */
export async function askStore(
  url: string,
  body: object,
  machineNowMs: () => number,
): Promise<StoreAnswer | StoreSilence> {
  let response: Response;
  let text: string;
  try {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const signal = AbortSignal.timeout(patienceMs);
    response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
    text = await response.text();
  } catch (error) {
    return { silent: true, reason: reasonOf(error) };
  }
  const parsed = parseBigIntSafeJson(text);
  if (response.status !== 200 || !parsed.ok || !isRecord(parsed.value)) {
    return { silent: true, reason: `status ${response.status} without the platform's JSON` };
  }
  const { errcode, errmsg } = parsed.value;
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    errcode: Number(errcode ?? 0),
    detail: String(errmsg ?? '').replace(/\s*rid: [0-9a-f-]+/, ''),
    body: parsed.value,
    dateMs: Number.isNaN(date) ? undefined : date,
    arrivedAtMs: machineNowMs(),
  };
}

/** Why a request got no answer: the system's code where there is one. */
export function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const code: unknown = Reflect.get(Object(cause), 'code');
  if (typeof code === 'string') return code;
  return error instanceof Error && error.name === 'TimeoutError' ? `no answer in ${patienceMs} ms` : 'no answer';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
