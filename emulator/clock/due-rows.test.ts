import { type DueRow, DueRows } from './due-rows';

interface Letter extends DueRow {
  readonly name: string;
}

const letter = (name: string, dueMs: number, order: number): Letter => ({ name, dueMs, order, status: 'waiting' });

function post(log: Letter[], failsFirst: readonly string[] = []) {
  const sent: string[] = [];
  const world = { log, nowMs: 100, parallel: 1 };
  const due: DueRows<Letter> = new DueRows({
    rows: () => world.log,
    nowMs: () => world.nowMs,
    parallel: () => world.parallel,
    async send(row) {
      sent.push(row.name);
      if (failsFirst.includes(row.name) && sent.filter((name) => name === row.name).length === 1) {
        row.dueMs = 500;
        return;
      }
      row.status = 'delivered';
      due.done(row);
    },
  });
  return { due, sent, world };
}

describe('rows that wait for their time', () => {
  it('go out earliest first, and in their order when due together', async () => {
    const { due, sent } = post([letter('c', 90, 3), letter('b', 80, 2), letter('a', 80, 1), letter('later', 101, 0)]);
    await due.settle();
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(due.nextDueMs()).toBe(101);
  });

  it('are tried again when they are due again, and not before', async () => {
    const { due, sent, world } = post([letter('a', 80, 1)], ['a']);
    await due.settle();
    expect(sent).toEqual(['a']);
    expect(due.nextDueMs()).toBe(500);
    world.nowMs = 500;
    await due.settle();
    expect(sent).toEqual(['a', 'a']);
    expect(due.nextDueMs()).toBeUndefined();
  });

  it('come from the new log after a reset', async () => {
    const { due, sent, world } = post([letter('old', 800, 1)]);
    expect(due.nextDueMs()).toBe(800);
    world.log = [letter('new', 50, 1)];
    await due.settle();
    expect(sent).toEqual(['new']);
  });

  it('stay where they are once it has stopped', async () => {
    const { due, sent } = post([letter('a', 80, 1)]);
    await due.stop();
    await due.settle();
    expect(sent).toEqual([]);
    expect(due.nextDueMs()).toBeUndefined();
  });
});
