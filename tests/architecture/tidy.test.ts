import { tidy } from '../../scripts/tidy';
import { problemText } from '../../scripts/tidy/problem';
import { readSourceTree, sourceTreeOf } from '../../scripts/tidy/source-tree';
import { repositoryRoot } from './run-tool';

type Plant = readonly [name: string, files: Record<string, string>, expected: readonly string[]];

const lines = (count: number, line = '') => `${line}\n`.repeat(count);
const foreign = ['', 'work', 'main', 'x'].join('/');

const sizes: Plant[] = [
  ['a file of 300 lines fits', { 'core/a.ts': lines(300) }, []],
  [
    'a file of 301 lines does not',
    { 'core/a.ts': lines(301) },
    ['core/a.ts:1 the file has 301 lines, 300 is the limit; split it by idea'],
  ],
  ['a function of 60 lines fits', { 'core/a.ts': `\nexport function a() {\n${lines(58)}}\n` }, []],
  [
    'a function of 61 lines does not',
    { 'core/a.ts': `\nexport function a() {\n${lines(59)}}\n` },
    ['core/a.ts:2 the function has 61 lines, 60 is the limit; name its steps'],
  ],
  [
    'an arrow function and a method are functions too',
    {
      'core/a.ts': `export const a = () => {\n${lines(60)}};\n`,
      'core/b.ts': `class A {\n  b() {\n${lines(60)}}\n}\n`,
    },
    [
      'core/a.ts:1 the function has 62 lines, 60 is the limit; name its steps',
      'core/b.ts:2 the function has 62 lines, 60 is the limit; name its steps',
    ],
  ],
  ['a group of tests may be long', { 'core/a.test.ts': `describe('a', () => {\n${lines(90)}});\n` }, []],
  [
    'a single test may not',
    { 'core/a.test.ts': `it('is long', () => {\n${lines(60)}});\n` },
    ['core/a.test.ts:1 the function has 62 lines, 60 is the limit; name its steps'],
  ],
];

const names: Plant[] = [
  ['kebab-case', { 'core/money/split-in-order.ts': 'export const splitInOrder = 1;\n' }, []],
  [
    'camelCase',
    { 'docs/splitInOrder.md': '' },
    ['docs/splitInOrder.md:1 splitInOrder.md is not in kebab-case (small letters and hyphens)'],
  ],
  [
    'a folder with an underscore',
    { 'docs/old_notes/a.md': '' },
    ['docs/old_notes/a.md:1 old_notes is not in kebab-case (small letters and hyphens)'],
  ],
  ...['common', 'shared', 'utils', 'helpers', 'lib', 'misc'].map(
    (folder): Plant => [
      `a folder called ${folder}`,
      { [`miniprogram/${folder}/yuan.ts`]: '' },
      [`miniprogram/${folder}/yuan.ts:1 a folder called ${folder} says nothing; name it after what it holds`],
    ],
  ),
  [
    'the only export has another name than its file',
    { 'core/fen.ts': 'export const splitEvenly = 1;\n' },
    ["core/fen.ts:1 no export carries the file's name; name the file after one of splitEvenly"],
  ],
  [
    'one of several exports carries the name',
    { 'core/fen.ts': 'export type Fen = number;\nexport const toFen = 1;\n' },
    [],
  ],
  [
    'none of several does',
    { 'core/fen.ts': 'export type Yuan = number;\nexport class Purse {}\n' },
    ["core/fen.ts:1 no export carries the file's name; name the file after one of Yuan, Purse"],
  ],
  [
    'a test inside a folder that is uploaded',
    { 'miniprogram/pages/me/me.test.ts': '' },
    ['miniprogram/pages/me/me.test.ts:1 tests of this folder belong under tests/'],
  ],
];

const leftovers: Plant[] = [
  ...['TODO', 'FIXME', 'XXX', 'HACK'].map(
    (marker): Plant => [
      `${marker} in a comment`,
      { 'core/a.ts': `\n// ${marker}: later\n` },
      [`core/a.ts:2 ${marker} is left over; do it, or write down what is missing where people look for it`],
    ],
  ),
  ['a marker in a text is none', { 'core/a.ts': "const a = 'TODO // XXX';\n" }, []],
  [
    'a marker in markup',
    { 'miniprogram/a.wxml': '<view />\n<!-- TODO -->\n' },
    ['miniprogram/a.wxml:2 TODO is left over; do it, or write down what is missing where people look for it'],
  ],
  [
    'code in a comment',
    { 'core/a.ts': '// const rate = 5;\nconst a = 1;\n/* if (a) {\n} */\n' },
    [
      'core/a.ts:1 the comment is code; delete it, git remembers it',
      'core/a.ts:3 the comment is code; delete it, git remembers it',
    ],
  ],
  ['words in a comment', { 'core/a.ts': '// if the buyer pays twice, the second is a repeat;\n// return later\n' }, []],
  [
    'a path of one machine',
    { 'README.md': `See\n${foreign}\n` },
    [`README.md:2 ${['', 'work', ''].join('/')} leads out of the project`],
  ],
  [
    'a path out of the project',
    { 'scripts/a.ts': `const a = '..${'/'}shared/design.md';\n` },
    [`scripts/a.ts:1 ..${'/'}shared leads out of the project`],
  ],
  ['a path inside it', { 'README.md': 'emulator/work/x and a framework/work/y\n' }, []],
];

const miniprogram: Plant[] = [
  ['a colour among the tokens', { 'miniprogram/styles/tokens.wxss': 'page { --ink: #123456; }\n' }, []],
  [
    'a colour anywhere else',
    { 'miniprogram/pages/me/me.wxss': '\n.a { color: #fff; }\n' },
    ['miniprogram/pages/me/me.wxss:2 #fff belongs to miniprogram/styles/tokens.wxss; use its variable'],
  ],
  ['a character reference is no colour', { 'miniprogram/pages/me/me.wxml': '<text>&#1234;</text>\n' }, []],
  [
    'what phones cannot run',
    {
      'miniprogram/a.ts': [
        'Intl.NumberFormat();',
        'amount.toLocaleString();',
        'const pattern = /(?<=a)b/;',
        'days.at(-1);',
        "new RegExp('(?<!a)b');",
      ].join('\n'),
    },
    [
      'miniprogram/a.ts:1 Intl is missing on iOS phones; format by hand',
      'miniprogram/a.ts:2 toLocaleString depends on the phone; format by hand',
      'miniprogram/a.ts:3 a lookbehind in a regular expression breaks the whole page on older iOS; match without it',
      'miniprogram/a.ts:4 .at() is missing on older phones; index from the length',
      'miniprogram/a.ts:5 a lookbehind in a regular expression breaks the whole page on older iOS; match without it',
    ],
  ],
  [
    'the cloud from a page, and the database from anywhere',
    { 'miniprogram/pages/me/me.ts': 'wx.cloud.init();\n', 'miniprogram/services/cloud.ts': 'wx.cloud.database();\n' },
    [
      'miniprogram/pages/me/me.ts:1 only miniprogram/services/cloud.ts calls wx.cloud',
      'miniprogram/services/cloud.ts:1 the database is closed to clients; ask a cloud function',
    ],
  ],
  ['the one file that calls the cloud', { 'miniprogram/services/cloud.ts': 'wx.cloud.callFunction({});\n' }, []],
  ['the same outside', { 'emulator/a.ts': 'days.at(-1);\nIntl.NumberFormat();\n' }, []],
];

const outside = (call: string, line = 1) =>
  `backend/a.ts:${line} ${call} runs outside the transaction; use documents by id`;
const escapes = (name: string, code: readonly string[], ...expected: string[]): Plant => [
  name,
  { 'backend/a.ts': code.join('\n') },
  expected,
];

const transactions: Plant[] = [
  ...['update', 'remove', 'count'].flatMap((method) => [
    escapes(
      `where().${method}() in a transaction`,
      ['', `transaction.collection('orders').where({ a: 1 }).limit(1).${method}();`],
      outside(`where().${method}()`, 2),
    ),
    escapes(`${method}() of a whole collection`, [`tx.collection('orders').${method}();`], outside(`${method}()`)),
  ]),
  escapes('an aggregate', ["trx.collection('orders').aggregate().match({}).end();"], outside('aggregate()')),
  escapes(
    'on a transaction that is a field',
    ['this.transaction.collection(name).where(where).update({ data });'],
    outside('where().update()'),
  ),
  escapes(
    'on a collection in a variable',
    ["const orders = transaction.collection('orders');", 'await orders.where({ a: 1 }).update({ data });'],
    outside('where().update()', 2),
  ),
  escapes(
    'on a query in a variable, made of another and given later',
    ["const orders = tx.collection('orders');", 'let open;', 'open = orders.where({ a: 1 });', 'await open.remove();'],
    outside('where().remove()', 4),
  ),
  ...['db.runTransaction(async (t) => {', 'const work = async (t) => {', 'async function work(t) {'].map((start) =>
    escapes(
      `in what runTransaction runs: ${start}`,
      [
        start,
        "await t.collection('orders').count();",
        start.startsWith('db') ? '});' : '}\ndb.runTransaction(work, 3);',
      ],
      outside('count()', 2),
    ),
  ),
  ...['await db.startTransaction()', "await answered('start', () => db.startTransaction())"].map((start) =>
    escapes(
      `on what came from ${start}`,
      [`const begun = ${start};`, 'const books = begun;', "await books.collection('orders').where({}).count();"],
      outside('where().count()', 3),
    ),
  ),
  escapes(
    'straight on a started transaction',
    ["(await db.startTransaction()).collection('orders').aggregate();"],
    outside('aggregate()'),
  ),
  escapes('what does carry the transaction', [
    "transaction.collection('orders').where({ a: 1 }).get();",
    "transaction.collection('orders').doc('a').update({ data });",
    "transaction.collection('orders').add({ data });",
    "const order = transaction.collection('orders').doc('a');",
    'order.remove();',
    "transaction.update('orders', 'a', { set: {} });",
  ]),
  escapes('the same on the database, also under a name that is a transaction elsewhere', [
    "database.collection('orders').where({ a: 1 }).update({ data });",
    'db.runTransaction(async (t) => t.get());',
    "const count = (t) => t.collection('orders').count();",
    "const orders = transaction.collection('orders');",
    "function plain() { const orders = database.collection('orders'); return orders.where({}).remove(); }",
  ]),
];

const singleLevel: Plant[] = [
  [
    'a column for who brought a promoter in',
    { 'backend/adapters/cloud-database/collections.json': '{\n  "promoters": {\n    "keys": ["inviterId"] } }\n' },
    [
      'backend/adapters/cloud-database/collections.json:3 inviterId could hold who brought a promoter in; invites belong to a brand',
    ],
  ],
  [
    'invites',
    { 'backend/adapters/cloud-database/collections.json': '{ "invites": { "indexes": ["brandId"] } }\n' },
    [],
  ],
  [
    'a field of that name in the product',
    { 'core/a.ts': 'interface Promoter {\n  uplineOpenid: string;\n}\n' },
    ['core/a.ts:2 uplineOpenid: the program has one level and no such person'],
  ],
];

const hex = '0123456789abcdef'.repeat(2);
const secrets: Plant[] = [
  [
    'a private key',
    { 'backend/a.ts': `\nconst key = '-----BEGIN PRIVATE KEY-----\\n${'MIIEvQIBADAN'.repeat(8)}';\n` },
    ['backend/a.ts:2 this looks like a private key; secrets come from the environment'],
  ],
  [
    'an access key of the cloud',
    { 'scripts/a.ts': `const id = 'AKID${hex}';\n` },
    ['scripts/a.ts:1 this looks like an access key of the cloud; secrets come from the environment'],
  ],
  [
    'an app secret',
    { 'project.config.json': `{ "appSecret": "${hex}" }\n` },
    ['project.config.json:1 this looks like an app secret; secrets come from the environment'],
  ],
  ['a secret from the environment', { 'backend/a.ts': 'const secret = environment.AGENCY_SECRET;\n' }, []],
];

describe('tidy', () => {
  it('finds nothing in the house', () => {
    const tree = readSourceTree(repositoryRoot);
    expect(tidy(tree).map(problemText)).toEqual([]);
    expect(tree.paths.length).toBeGreaterThan(200);
  });

  it.each([...sizes, ...names, ...leftovers, ...miniprogram, ...transactions, ...singleLevel, ...secrets])(
    'judges %s',
    (_name, files, expected) => {
      expect(tidy(sourceTreeOf(files)).map(problemText)).toEqual(expected);
    },
  );
});
