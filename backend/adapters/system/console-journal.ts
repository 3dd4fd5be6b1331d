import type { Journal } from '../../ports/journal';

/**
 * The facts that may be logged. A name that is not listed is dropped and its name is shown under `dropped`, so that a
 * new fact is a decision and not an accident. No name here may carry an openid, a unionid, a phone number or a secret.
 */
const allowedFacts: ReadonlySet<string> = new Set([
  ...['functionName', 'action', 'code', 'supportCode', 'reason', 'operation', 'retryable', 'durationMs', 'counts'],
  ...['errorName', 'errorMessage', 'stack', 'errcode', 'rid', 'sinceForcedMs', 'kind', 'seed'],
  ...['inboxId', 'attempts', 'orderKey', 'orderId', 'skuId', 'shopAppid', 'productId', 'brandId', 'promoter', 'entry'],
  ...[
    'polledAtMs',
    'nowMs',
    'throughDay',
    'fromSec',
    'toSec',
    'amountFen',
    'detail',
    'verdict',
    'count',
    'collection',
    'name',
    'version',
  ],
]);

const longestText = 500;
const longestStack = 4_000;

/** What looks like an openid or unionid (28 letters that begin with `o`), a token in an address, or a phone number. */
const personal = /\bo[A-Za-z0-9_-]{27}\b|access_token=[^&\s"']+|\b1[3-9]\d{9}\b/g;

export interface ConsoleJournalOptions {
  /** Writes one line; the console unless stated. */
  readonly write?: (line: string) => void;
  readonly nowMs?: () => number;
  /** Values that must never appear, wherever they come from: the function's own secrets. */
  readonly secrets?: readonly (string | undefined)[];
}

/** Writes each record as one line of JSON with `at`, `level`, `event` and the facts that are allowed. It never throws. */
export function consoleJournal(options: ConsoleJournalOptions = {}): Journal {
  const { write = (line) => console.log(line), nowMs = Date.now } = options;
  const secrets = (options.secrets ?? []).flatMap((secret) => (secret && secret.length >= 6 ? secret : []));
  const record = (level: 'info' | 'alarm', event: string, facts: Readonly<Record<string, unknown>> = {}) => {
    const head = { at: new Date(nowMs()).toISOString(), level, event: clean(event, secrets, longestText) };
    write(JSON.stringify({ ...head, ...allowed(facts, secrets) }));
  };
  return {
    info: (event, facts) => record('info', event, facts),
    alarm: (event, facts) => record('alarm', event, facts),
  };
}

function allowed(facts: Readonly<Record<string, unknown>>, secrets: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(facts)) {
    if (!allowedFacts.has(name)) {
      dropped.push(clean(name, secrets, 40));
      continue;
    }
    kept[name] = factOf(value, secrets, name === 'stack' ? longestStack : longestText);
  }
  return dropped.length === 0 ? kept : { ...kept, dropped };
}

/** Scalars, and counts by name; anything deeper is only named by its type. */
function factOf(value: unknown, secrets: readonly string[], longest: number): unknown {
  if (typeof value === 'string') return clean(value, secrets, longest);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) return value;
  if (typeof value !== 'object' || Array.isArray(value)) return `(${Array.isArray(value) ? 'list' : typeof value})`;
  const counts = Object.entries(value).filter(([, count]) => typeof count === 'number');
  return Object.fromEntries(counts.map(([name, count]) => [clean(name, secrets, 40), count]));
}

function clean(text: string, secrets: readonly string[], longest: number): string {
  const withoutSecrets = secrets.reduce((rest, secret) => rest.split(secret).join('(secret)'), text);
  return withoutSecrets.replace(personal, '(personal)').slice(0, longest);
}
