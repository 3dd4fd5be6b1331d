import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { csvText } from '../../backend/adapters/exports/csv-text';
import { jsonRows } from '../../backend/adapters/exports/json-rows';
import { sha256Text } from '../../backend/adapters/exports/sha256-text';
import { fen } from '../../core/money/fen';
import { drawStatement, type Statement } from '../../core/statement/statement';
import { statementTable } from '../../core/statement/statement-table';
import { verifyStatement } from '../../scripts/verify-statement/verify-statement';
import { later } from '../support/builders/a-snapshot';
import { moneyFunctions, openMoneyWorld } from '../support/money-world';
import { paid, received, settled, sharer } from '../support/row-after';
import { beijingMs, statementFunctions } from '../support/statement-world';

/** August of one promoter: two orders, a re-attribution, a release, a refund; with an opening of July. */
async function bookedAugust() {
  const world = openMoneyWorld();
  const money = moneyFunctions(world);
  const book = async (moment: string, snapshot: typeof paid) => {
    world.clock.setMs(beijingMs(moment));
    await money.record({ snapshot });
  };
  await book('2026-07-30T10:00:00', { ...paid, orderId: '3705115058471208001' });
  await book('2026-08-01T20:05:00', paid);
  await book('2026-08-11T20:16:00', received);
  await book('2026-08-12T09:00:00.123', { ...paid, orderId: '3705115058471208003', ...sharer('wxchen') });
  await book('2026-08-13T09:00:00', later({ ...paid, orderId: '3705115058471208003' }, 60, sharer('wxwang')));
  await book('2026-08-18T20:17:00', settled);
  world.clock.setMs(beijingMs('2026-08-27T00:10:00'));
  await money.release();
  await book('2026-08-28T10:00:00', later(settled, 60, { commissionStatus: 200, orderStatus: 200 }));
  return { book, ...statementFunctions(world) };
}

async function august(): Promise<Statement> {
  return (await bookedAugust()).statement('wxwang', '20260801', '20260831');
}

/** September, in which an order is refunded that was booked in July. */
async function september(): Promise<Statement> {
  const { book, statement } = await bookedAugust();
  const order = { ...settled, orderId: '3705115058471208001' };
  await book('2026-09-03T09:00:00', later(order, 60, { commissionStatus: 200, orderStatus: 200 }));
  return statement('wxwang', '20260901', '20260930');
}

const forms = [
  ['CSV', csvText],
  ['JSON', jsonRows],
] as const;

async function fileOf(write: (rows: ReturnType<typeof statementTable>) => string): Promise<string> {
  return write(statementTable(await august(), sha256Text));
}

describe.each(forms)('a statement as %s', (_form, write) => {
  it('is right as it was given, and says what was checked', async () => {
    const verdict = verifyStatement(await fileOf(write));
    expect(verdict).toEqual({
      ok: true,
      checked: [
        'promoter wxwang, 20260801 to 20260831',
        'opening 38.60 + 5 movements = closing 77.20 yuan, at each of 6 places',
        '5 running balances, 5 links of the chain from entry 1 to 6',
        expect.stringMatching(/^head [0-9a-f]{64}: compare/),
      ],
    });
  });

  it('is found out whatever single character is another one', async () => {
    const file = await fileOf(write);
    const someChange = fc.tuple(
      fc.nat(file.length - 1),
      fc.oneof(fc.constantFrom(...'0123456789abcdef"\',−=\n\r []|'), fc.string({ minLength: 1, maxLength: 1 })),
    );
    fc.assert(
      fc.property(someChange, ([at, char]) => {
        if (file[at] === char) return;
        expect(verifyStatement(file.slice(0, at) + char + file.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: Number(process.env.PROVE_RUNS ?? 1000), seed: 20260831 },
    );
  });

  it('is found out whatever is missing, doubled or put elsewhere', async () => {
    const lines = (await fileOf(write)).split('\n');
    for (const index of lines.keys()) {
      const [before, line = '', after] = [lines.slice(0, index), lines[index], lines.slice(index + 1)];
      const spoilt = [
        [...before, ...after],
        [...before, line, line, ...after],
      ];
      if (after.length > 0) spoilt.push([...before, after[0] ?? '', line, ...after.slice(1)]);
      for (const some of spoilt) {
        const text = some.join('\n');
        if (text !== lines.join('\n')) expect(verifyStatement(text).ok).toBe(false);
      }
    }
  });

  it('is found out when every digit was changed and the sums made to fit', async () => {
    const honest = await august();
    const [first, ...others] = honest.entries;
    if (!first) throw new Error('expected entries');
    const movements = first.entry.movements.map((movement) => ({
      ...movement,
      amountFen: fen(movement.amountFen + 1),
    }));
    const forged = drawStatement(
      { ...honest, entries: [{ ...first, entry: { ...first.entry, movements } }, ...others] },
      sha256Text,
    );
    // Only the head that the mini-program shows tells them apart.
    expect(forged.closing.head).not.toBe(honest.closing.head);
    const heads = {
      ...forged,
      lines: honest.lines.map((line) => ({ ...line })),
      closing: { ...forged.closing, head: honest.closing.head },
    };
    expect(verifyStatement(write(statementTable(heads, sha256Text))).ok).toBe(false);
  });
});

describe.each(forms)('a refund of an order of an earlier month, as %s', (_form, write) => {
  it('names that month, and is right', async () => {
    const file = write(statementTable(await september(), sha256Text));
    expect(file).toContain('原佣金 2026 年 7 月记账');
    expect(verifyStatement(file)).toMatchObject({ ok: true });
  });

  it.each([
    ['none, as in files of before it was told', null, { ok: true }],
    ['its own month', '202609', { ok: false, problem: expect.stringContaining('names no earlier month') }],
    ['a month that there is not', '202613', { ok: false }],
  ])('that names %s is judged by that', async (_name, originMonth, verdict) => {
    const told = await september();
    const entries = told.entries.map((entry) => ({ ...entry, originMonth }));
    const file = write(statementTable(drawStatement({ ...told, entries }, sha256Text), sha256Text));
    expect(verifyStatement(file)).toMatchObject(verdict);
  });
});

it.each([
  ['a running balance', '"77.20",7720', '"77.21",7721', 4, '余额(元) is "77.21"'],
  [
    'an amount',
    '"38.60",3860,"38.60"',
    '"38.61",3861,"38.61"',
    4,
    '余额(元) is "77.20", what stands before makes it "77.21"',
  ],
  ['a moment', '2026-08-13 09:00:00.000', '2026-08-13 09:00:00.001', 5, '链值 is '],
  [
    'the opening',
    '"38.60","0.00","0.00","0.00","0.00","0.00"',
    '"38.61","0.00","0.00","0.00","0.00","0.00"',
    3,
    '余额(元)',
  ],
  ['a reason', '"ORDER_PAID"', '"ORDER_SOLD"', 4, '原因代码 "ORDER_SOLD" is not a reason'],
])('names the line and the cell when %s was changed', async (_name, found, wanted, line, problem) => {
  const file = await fileOf(csvText);
  const verdict = verifyStatement(file.replace(found, wanted));
  expect(file).toContain(found);
  expect(verdict).toMatchObject({ ok: false, line, problem: expect.stringContaining(problem) });
});

describe('npm run verify-statement', () => {
  const folder = mkdtempSync(join(tmpdir(), 'statement-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['-r', 'tsx/cjs', 'scripts/verify-statement.ts', ...args], { encoding: 'utf8' });

  it('ends with OK and 0, or with the line and 1', async () => {
    const [good, bad] = [join(folder, 'good.csv'), join(folder, 'bad.csv')];
    const file = await fileOf(csvText);
    writeFileSync(good, file);
    writeFileSync(bad, file.replace('"frozen"', '"held"'));
    expect(run(good)).toMatchObject({ status: 0, stdout: expect.stringMatching(/\nOK\n$/) });
    expect(run(bad)).toMatchObject({ status: 1, stdout: expect.stringMatching(/^WRONG in line 4: /) });
  });

  it.each([
    ['no file', [], 'usage: '],
    ['two files', ['a', 'b'], 'usage: '],
    ['a file that is not there', [join(folder, 'nothing.csv')], 'there is no such file'],
  ])('with %s ends with 2 and says what to do', (_name, args, message) => {
    expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });
});
