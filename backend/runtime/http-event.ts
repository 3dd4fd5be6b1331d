import { type Outcome, ok, rejected } from '../../core/outcome';

/** An HTTP request as a function sees it. */
export interface ParsedRequest {
  readonly path: string;
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body byte for byte: signatures are computed over it. */
  readonly rawBody: Buffer;
}

export type BadRequestCode = 'bad-request' | 'method-not-allowed' | 'body-too-large';

/**
 * Reads the event of HTTP access: https://docs.cloudbase.net/service/access-cloud-function
 *
 * Rejections: bad-request (which part is malformed), method-not-allowed, body-too-large.
 */
export function parseHttpEvent(
  event: unknown,
  limits: { readonly methods: readonly string[]; readonly maxBodyBytes: number },
): Outcome<ParsedRequest, BadRequestCode> {
  const { path, httpMethod, headers, queryStringParameters, body, isBase64Encoded } = fieldsOf(event);
  if (typeof path !== 'string' || typeof httpMethod !== 'string') return rejected('bad-request', 'malformed request');
  const method = httpMethod.toUpperCase();
  if (!limits.methods.includes(method)) {
    return rejected('method-not-allowed', `method not allowed, use ${limits.methods.join(' or ')}`);
  }
  const query = textsOf(queryStringParameters, (name) => name);
  if (!query) return rejected('bad-request', 'malformed query');
  const lowerHeaders = textsOf(headers, (name) => name.toLowerCase());
  if (!lowerHeaders) return rejected('bad-request', 'malformed headers');
  const text = body ?? '';
  if (typeof text !== 'string') return rejected('bad-request', 'malformed body');
  // Base64 is a third longer than what it carries: a text beyond that need not be decoded to be refused.
  if (text.length > limits.maxBodyBytes * 2) return rejected('body-too-large', 'body too large');
  const rawBody = Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8');
  if (rawBody.length > limits.maxBodyBytes) return rejected('body-too-large', 'body too large');
  return ok({ path, method, query, headers: lowerHeaders, rawBody });
}

function fieldsOf(event: unknown): Readonly<Record<string, unknown>> {
  return typeof event === 'object' && event !== null ? { ...event } : {};
}

/** undefined when it is no flat list of texts; a missing one is empty. */
function textsOf(value: unknown, nameOf: (name: string) => string): Record<string, string> | undefined {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const texts: [string, string][] = [];
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') return undefined;
    texts.push([nameOf(name), text]);
  }
  return Object.fromEntries(texts);
}
