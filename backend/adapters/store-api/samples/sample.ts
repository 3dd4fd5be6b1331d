import type { WholeStorePlatform } from '../../../ports/store-platform';
import type { EndpointName } from '../endpoints';

/** A question, what it must send, a published answer to it, and what the answer means. */
export interface Sample {
  readonly endpoint: EndpointName;
  readonly ask: (store: WholeStorePlatform) => Promise<unknown>;
  readonly sent: unknown;
  readonly answer: Readonly<Record<string, unknown>>;
  /** The value of the platform's answer, as the port gives it. */
  readonly value: unknown;
}

export const okHead = { errcode: 0, errmsg: 'ok' };

/** What a list asks for first. */
export function firstPage(page_size: number, body: object = {}): object {
  return { ...body, page_size, next_key: '' };
}
