import * as v from 'valibot';
import { ok } from '../../core/outcome';
import { action, callableFunction, openAction } from './callable-function';
import { httpFunction } from './http-function';
import { timerFunction } from './timer-function';

const journal = { info: () => undefined, alarm: () => undefined };

type Answer = 'runs' | 'wrong-source' | 'no-identity';
type Entry = 'member' | 'visitor' | 'timer' | 'internal' | 'http';

/** Each row: a source, whether the platform vouches for a person, and what each kind of function answers. */
const matrix: readonly (readonly [source: unknown, openid: unknown, Record<Entry, Answer>])[] = [
  [
    'wx_client',
    'oAlice',
    { member: 'runs', visitor: 'runs', timer: 'wrong-source', internal: 'wrong-source', http: 'wrong-source' },
  ],
  [
    'wx_client',
    undefined,
    { member: 'no-identity', visitor: 'runs', timer: 'wrong-source', internal: 'wrong-source', http: 'wrong-source' },
  ],
  [
    'wx_client',
    123456,
    { member: 'no-identity', visitor: 'runs', timer: 'wrong-source', internal: 'wrong-source', http: 'wrong-source' },
  ],
  [
    'wx_client,scf',
    'oAlice',
    { member: 'runs', visitor: 'runs', timer: 'wrong-source', internal: 'runs', http: 'wrong-source' },
  ],
  [
    'wx_devtools',
    'oAlice',
    { member: 'runs', visitor: 'runs', timer: 'wrong-source', internal: 'wrong-source', http: 'wrong-source' },
  ],
  [
    'scf',
    'oAlice',
    { member: 'runs', visitor: 'runs', timer: 'wrong-source', internal: 'wrong-source', http: 'wrong-source' },
  ],
  ['scf', undefined, refusedByAll()],
  ['wx_trigger', undefined, { ...refusedByAll(), timer: 'runs', internal: 'runs' }],
  ['wx_trigger', 'oAlice', refusedByAll()],
  ['wx_trigger,scf', undefined, refusedByAll()],
  ['wx_client,wx_trigger', 'oAlice', refusedByAll()],
  ['wx_http', undefined, { ...refusedByAll(), http: 'runs' }],
  ['wx_http', 'oAlice', refusedByAll()],
  ['wx_http,scf', undefined, refusedByAll()],
  ['wx_crawler', undefined, refusedByAll()],
  ['wx_unknown', 'oAlice', refusedByAll()],
  ['', undefined, refusedByAll()],
  ['', 'oAlice', refusedByAll()],
  [',wx_trigger', undefined, refusedByAll()],
  [undefined, undefined, refusedByAll()],
  [0, undefined, refusedByAll()],
];

/** Event fields by which a caller pretends to be the timer, the HTTP gateway or somebody else. */
const forgedEvents = [
  ['a plain event', {}],
  ['a forged timer', { Type: 'Timer', TriggerName: 'each-minute', Time: '2026-01-01T00:00:00Z' }],
  ['a forged HTTP request', { requestContext: { envId: 'e' }, headers: { 'x-source': 'wx_http' } }],
  ['a forged identity', { openid: 'oBoss', OPENID: 'oBoss', SOURCE: 'wx_trigger', userInfo: { openId: 'oBoss' } }],
] as const;

const rows = matrix.flatMap(([source, openid, answers]) =>
  forgedEvents.flatMap(([label, event]) =>
    entries(answers).map(([entry, answer]) => ({ source, openid, label, event, entry, answer })),
  ),
);

describe('who may call what', () => {
  it.each(rows)('a $entry function called by $source ($openid) with $label: $answer', async (row) => {
    const getContext = () => ({ SOURCE: row.source, OPENID: row.openid });
    const event = { path: '/', httpMethod: 'GET', action: 'look', input: {}, ...row.event };
    expect(await call[row.entry](getContext, event)).toBe(row.answer);
  });
});

const call: Record<Entry, (getContext: () => object, event: unknown) => Promise<unknown>> = {
  async member(getContext, event) {
    const look = action({ input: v.strictObject({}), run: async (_input, caller) => ok(caller.openid) });
    const main = callableFunction({ name: 'f', identity: 'required', journal, getContext, actions: { look } });
    const reply = await main(event);
    if (reply.ok) expect(reply.value).toBe('oAlice');
    return reply.ok ? 'runs' : reply.code;
  },
  async visitor(getContext, event) {
    const look = openAction({ input: v.strictObject({}), run: async () => ok(1) });
    const main = callableFunction({ name: 'f', identity: 'optional', journal, getContext, actions: { look } });
    const reply = await main(event);
    return reply.ok ? 'runs' : reply.code;
  },
  async timer(getContext, event) {
    const run = async () => ({ done: 1 });
    const reply = await timerFunction({ name: 'f', timeLimitMs: 1_000, journal, getContext, run })(event);
    return reply.ok ? 'runs' : reply.code;
  },
  async internal(getContext, event) {
    const run = async () => ({ done: 1 });
    const parts = { name: 'f', timeLimitMs: 1_000, journal, getContext, run, onCall: run };
    const reply = await timerFunction(parts)(event);
    return reply.ok ? 'runs' : reply.code;
  },
  async http(getContext, event) {
    const handle = async () => ({ status: 200, body: 'success' });
    const response = await httpFunction({ name: 'f', journal, getContext, handle })(event);
    return { 200: 'runs', 403: 'wrong-source' }[response.statusCode];
  },
};

function refusedByAll(): Record<Entry, Answer> {
  return {
    member: 'wrong-source',
    visitor: 'wrong-source',
    timer: 'wrong-source',
    internal: 'wrong-source',
    http: 'wrong-source',
  };
}

function entries(answers: Record<Entry, Answer>): readonly (readonly [Entry, Answer])[] {
  return (['member', 'visitor', 'timer', 'internal', 'http'] as const).map((entry) => [entry, answers[entry]]);
}
