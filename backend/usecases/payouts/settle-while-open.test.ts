import {
  minuteMs,
  openPayoutWorld,
  payoutFunctions,
  refund,
  stateOf,
  waitingPayout,
} from '../../../tests/support/payout-world';
import type { DocumentDatabase } from '../../ports/document-database';
import { settleWhileOpen } from './settle-while-open';

const plenty = () => 60_000;

async function settler() {
  const world = await openPayoutWorld();
  let lists = 0;
  const counting: DocumentDatabase = {
    ...world.database,
    list: (...args) => {
      lists += 1;
      return world.database.list(...args);
    },
  };
  const settle = settleWhileOpen(payoutFunctions(world, counting).ports);
  const run = async () => {
    lists = 0;
    return { ...(await settle(plenty)), lists };
  };
  return { world, run };
}

describe('asking about payouts each minute', () => {
  it('is one call while none is open', async () => {
    const { run } = await settler();
    const idle = { looked: 0, ended: 0, calledBack: 0, left: 0, lists: 1 };
    expect([await run(), await run()]).toEqual([idle, idle]);
  });

  it('begins in the first run after one was opened, and asks every tenth run whether one still is', async () => {
    const { world, run } = await settler();
    await run();
    await waitingPayout(world);
    world.clock.setMs(world.clock.nowMs() + minuteMs);
    expect(await run()).toMatchObject({ looked: 1, lists: 3 });
    const lists: number[] = [];
    for (let nth = 0; nth < 10; nth += 1) lists.push((await run()).lists);
    expect(lists).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 3]);
  });

  it.each(['requested', 'reserved'] as const)(
    'calls one back that is only %s when its promoter owes',
    async (state) => {
      const { world, run } = await settler();
      if (state === 'requested')
        await world.database.put('settings', { _id: 'payouts', taxRule: 'none', automaticFen: 0 });
      const answer = await world.request({ amountFen: 8_800 });
      if (!answer.ok) throw new Error(answer.code);
      await refund(world.database, 'wxwang', 5_000);
      expect(await run()).toMatchObject({ calledBack: 1 });
      expect(await stateOf(world, answer.value.payoutNo)).toBe('cancelled');
    },
  );
});
