import { brief, feeFen, life, type MatchWorld, openMatchWorld, settledWorld } from '../../../tests/support/match-world';
import { settled } from '../../../tests/support/row-after';
import { matchFunds } from './match-funds';

const { settledAtMs } = settled;

describe('a run', () => {
  /** Time for so many questions whether there is time left; the loops ask before each portion and order. */
  const timeFor = (questions: number) => {
    let left = questions;
    return () => {
      left -= 1;
      return left >= 0 ? 50_000 : 0;
    };
  };

  async function busyWorld(): Promise<MatchWorld> {
    const world = openMatchWorld();
    for (let nth = 0; nth < 24; nth += 1) await world.book(...life(`9${nth}`));
    for (let nth = 0; nth < 23; nth += 1) world.move(`9${nth}`, nth === 7 ? 4800 : feeFen, settledAtMs);
    world.clock.setMs(Date.parse('2026-08-19T01:30:00+08:00'));
    return world;
  }

  it.each([1, 2, 3, 5, 8, 13, 21, 30])(
    'stopped after %i questions goes on where it was, to the same end',
    async (n) => {
      const whole = await busyWorld();
      await matchFunds(whole.ports, () => 50_000);
      const pieces = await busyWorld();
      await matchFunds(pieces.ports, timeFor(n));
      for (let run = 0; run < 60; run += 1) await matchFunds(pieces.ports, timeFor(33));
      const facts = async ({ differences, days }: MatchWorld) => ({
        differences: brief(await differences()),
        days: (await days()).map(({ day, isFinished, orders, agreed, differing, flows, sharedFen }) => {
          return { day, isFinished, orders, agreed, differing, flows, sharedFen };
        }),
      });
      expect(await facts(pieces)).toEqual(await facts(whole));
      expect((await facts(whole)).days).toMatchObject([
        { isFinished: true, orders: 24, agreed: 22, differing: 2, flows: 23 },
      ]);
    },
  );

  it('does nothing while another is at it', async () => {
    const world = await settledWorld();
    await world.ports.leases.take('match-funds', 'somebody', Date.parse('2026-08-19T01:30:00+08:00'), 60_000);
    expect(await world.night('2026-08-18')).toEqual({ isTaken: true });
  });

  it('that meets a silent platform fails, and the next one does it', async () => {
    const world = openMatchWorld();
    world.state(...life('55'));
    world.move('55', feeFen, settledAtMs);
    const { listFundsFlows } = world.ports.funds;
    world.ports.funds.listFundsFlows = () => {
      throw new Error('no answer');
    };
    await expect(world.night('2026-08-18')).rejects.toThrow('no answer');
    world.ports.funds.listFundsFlows = listFundsFlows;
    expect(await world.night('2026-08-18')).toMatchObject({ days: [{ isFinished: true, agreed: 1 }] });
  });

  it('needs few calls for an order that agrees', async () => {
    const calls: string[] = [];
    const world = openMatchWorld((database) => ({
      ...database,
      list: async (collection, query) => {
        calls.push(collection);
        return database.list(collection, query);
      },
    }));
    for (let nth = 0; nth < 20; nth += 1) await world.book(...life(`8${nth}`));
    for (let nth = 0; nth < 20; nth += 1) world.move(`8${nth}`, feeFen, settledAtMs);
    calls.length = 0;
    await world.night('2026-08-18');
    expect(calls.length).toBe(32);
  });
});
