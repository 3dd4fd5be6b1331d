import { readVectors } from '../../scripts/explain/read-vectors';

/** A good file that each row spoils in one place. */
function goodFile() {
  return {
    vectors: [
      {
        id: 'X1',
        config: { content: { click: 3, order: 30 }, product: { click: 30, order: 0 }, self: 'deny', foreign: 'none' },
        promotersByBuyer: { bob: 'B' },
        events: [
          { seq: 1, t: 'touch', buyer: 'wu', shop: 'S1', promoter: 'A', kind: 'LIVE', at: 1000 },
          { seq: 2, t: 'order', id: 'o1', buyer: 'wu', shop: 'S1', at: 2000, scene: { promoter: 'A', kind: 'LIVE' } },
          { seq: 7, t: 'promoter', promoter: 'A', status: 'unbound', at: 3000 },
        ],
      },
    ],
  };
}

/** Puts a value at a path such as 'events.0.at' of the first vector; undefined takes the field away. */
function spoil(path: string, value: unknown): string {
  const file = goodFile();
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let target: Record<string, unknown> = JSON.parse(JSON.stringify(file.vectors[0]));
  const vector = target;
  for (const step of steps) target = Object(target[step]);
  if (value === undefined) delete target[last];
  else target[last] = value;
  return JSON.stringify({ vectors: [vector] });
}

function problemOf(text: string): string {
  try {
    readVectors(text);
  } catch (error) {
    return error instanceof Error && error.name === 'BadFile' ? error.message : `not a BadFile: ${String(error)}`;
  }
  return 'no problem';
}

const whole = 'must be a whole number ≥ 0 and at most 2^53 - 1, got';
const kinds = 'use LIVE | LIVE_NOTICE | SHORT_VIDEO | ARTICLE | COUPON | PRODUCT_CARD';
const touch = 'vector "X1", event 1 (seq 1)';
const order = 'vector "X1", event 2 (seq 2, order "o1")';

it('the good file has no problem', () => {
  expect(readVectors(JSON.stringify(goodFile()))).toHaveLength(1);
});

it.each([
  ['unknown t', 'events.0.t', 'tap', `${touch}: unknown t "tap", use touch | order | promoter`],
  ['t missing', 'events.0.t', undefined, `${touch}: t is missing`],
  ['unknown kind', 'events.0.kind', 'RADIO', `${touch}: unknown kind "RADIO", ${kinds}`],
  ['inherited kind', 'events.0.kind', 'constructor', `${touch}: unknown kind "constructor", ${kinds}`],
  ['negative at', 'events.0.at', -1, `${touch}: at ${whole} -1`],
  ['fraction at', 'events.0.at', 1.5, `${touch}: at ${whole} 1.5`],
  ['text at', 'events.0.at', '1000', `${touch}: at ${whole} "1000"`],
  ['null at', 'events.0.at', null, `${touch}: at ${whole} null`],
  ['at beyond exactness', 'events.0.at', 2 ** 53, `${touch}: at ${whole} 9007199254740992`],
  ['at missing', 'events.0.at', undefined, `${touch}: at is missing`],
  ['buyer missing', 'events.0.buyer', undefined, `${touch}: buyer is missing`],
  ['buyer number', 'events.0.buyer', 5, `${touch}: buyer must be a text, got 5`],
  ['shop missing', 'events.1.shop', undefined, `${order}: shop is missing`],
  ['promoter missing', 'events.0.promoter', undefined, `${touch}: promoter is missing`],
  ['forwarder number', 'events.0.forwardedBy', 5, `${touch}: forwardedBy must be a text, got 5`],
  ['seq missing', 'events.0.seq', undefined, 'vector "X1", event 1: seq is missing'],
  [
    'seq text',
    'events.0.seq',
    'one',
    'vector "X1", event 1: seq must be a whole number and at most 2^53 - 1, got "one"',
  ],
  ['seq twice', 'events.2.seq', 1, 'vector "X1", event 3 (seq 1): duplicate seq 1, event 1 has it'],
  ['order id missing', 'events.1.id', undefined, 'vector "X1", event 2 (seq 2): id is missing'],
  ['unknown scene kind', 'events.1.scene.kind', 'TV', `${order}, scene: unknown kind "TV", ${kinds}`],
  ['scene without promoter', 'events.1.scene', {}, `${order}, scene: promoter is missing`],
  ['scene text', 'events.1.scene', 'organic', `${order}: scene must be an object, got "organic"`],
  ['scene foreign text', 'events.1.scene', { foreign: 1 }, `${order}, scene: foreign must be true or left out, got 1`],
  ['paid text', 'events.1.paid', 'yes', `${order}: paid must be true or false, got "yes"`],
  ['status missing', 'events.2.status', undefined, 'vector "X1", event 3 (seq 7): status is missing'],
  ['event is null', 'events.1', null, 'vector "X1", event 2: must be an object, got null'],
  ['event is a list', 'events.1', [], 'vector "X1", event 2: must be an object, got []'],
  ['events missing', 'events', undefined, 'vector "X1": events is missing'],
  ['events an object', 'events', {}, 'vector "X1": events must be a list, got {}'],
  ['unknown self', 'config.self', 'allow', 'vector "X1", config: unknown self "allow", use substitute | deny'],
  ['unknown foreign', 'config.foreign', '', 'vector "X1", config: unknown foreign "", use none | organic'],
  ['self missing', 'config.self', undefined, 'vector "X1", config: self is missing'],
  ['family missing', 'config.product', undefined, 'vector "X1", config: product is missing'],
  ['days missing', 'config.content.click', undefined, 'vector "X1", config, content: click is missing'],
  ['days negative', 'config.content.order', -3, `vector "X1", config, content: order ${whole} -3`],
  ['config missing', 'config', undefined, 'vector "X1": config is missing'],
  ['promoters missing', 'promotersByBuyer', undefined, 'vector "X1": promotersByBuyer is missing'],
  [
    'promoter of a buyer',
    'promotersByBuyer.bob',
    1,
    'vector "X1", promotersByBuyer: the promoter of "bob" must be a text, got 1',
  ],
  ['id missing', 'id', undefined, 'vector 1: id is missing'],
  ['id number', 'id', 3, 'vector 1: id must be a text, got 3'],
  ['id with line breaks', 'id', 'a\nb\u2028c', 'vector "a\\nb\\u2028c", event 1 (seq 1): at is missing'],
])('%s', (label, path, value, expected) => {
  const text =
    label === 'id with line breaks'
      ? spoil('events.0.at', undefined).replace('"X1"', JSON.stringify(value))
      : spoil(path, value);
  expect(problemOf(text)).toBe(expected);
});

it('an order id that is used twice names both events', () => {
  const file = goodFile();
  const again = { seq: 9, t: 'order', id: 'o1', buyer: 'wang', shop: 'S2', at: 5000, paid: false };
  const text = JSON.stringify({
    vectors: [{ ...file.vectors[0], events: [...(file.vectors[0]?.events ?? []), again] }],
  });
  expect(problemOf(text)).toBe('vector "X1", event 4 (seq 9, order "o1"): duplicate order id "o1", event 2 has it');
});

it.each([
  ['nothing', '', 'the file is not JSON: Unexpected end of JSON input'],
  ['a list', '[]', 'the file: must be an object, got []'],
  ['no vectors', '{}', 'the file: vectors is missing'],
  ['vectors null', '{"vectors":null}', 'the file: vectors must be a list, got null'],
  ['a vector that is a text', '{"vectors":["S1a"]}', 'vector 1: must be an object, got "S1a"'],
])('a file that holds %s is refused', (_, text, expected) => {
  expect(problemOf(text)).toBe(expected);
});

it('keys that nobody knows are ignored, an absent scene is organic, an absent paid is true', () => {
  const file = goodFile();
  const events = [{ seq: 1, t: 'order', id: 'o1', buyer: 'wu', shop: 'S1', at: 0, colour: 'red' }];
  const [vector] = readVectors(JSON.stringify({ t0: 'x', vectors: [{ ...file.vectors[0], note: 1, events }] }));
  expect(vector?.events).toEqual([
    { type: 'order', seq: 1, atMs: 0, id: 'o1', buyer: 'wu', shop: 'S1', scene: { kind: 'ORGANIC' }, paid: true },
  ]);
});
