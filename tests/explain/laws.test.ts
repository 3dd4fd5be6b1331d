import fc from 'fast-check';
import type { Case, CaseAnswer, EventCase } from './case-file';
import { judgeStepByStep } from './judge-both-ways';
import { someCase } from './random-cases';

const options = { numRuns: Math.max(500, Math.floor(Number(process.env.PROVE_RUNS ?? 0) / 10)), seed: 20260802 };
const day = 86_400_000;

function withEvents(file: Case, events: EventCase[]): Case {
  return { ...file, events };
}

/** What is said about one shop. */
function aboutShop(answer: CaseAnswer, file: Case, shop: string) {
  const ofShop = new Set(
    file.events.flatMap((event) => (event.t === 'order' && event.shop === shop ? [event.id] : [])),
  );
  return {
    orders: answer.orders.filter(({ orderId }) => ofShop.has(orderId)),
    dyes: answer.dyes.filter((dye) => dye.shop === shop),
  };
}

describe('laws of attribution', () => {
  it('what happens in another shop changes nothing here', () => {
    fc.assert(
      fc.property(someCase, (file) => {
        const alone = withEvents(
          file,
          file.events.filter((event) => event.t === 'promoter' || event.shop === 'S1'),
        );
        expect(aboutShop(judgeStepByStep(file), file, 'S1')).toEqual(aboutShop(judgeStepByStep(alone), alone, 'S1'));
      }),
      options,
    );
  });

  it('orders that are never paid change nothing', () => {
    fc.assert(
      fc.property(someCase, (file) => {
        const paidOnly = file.events.filter((event) => event.t !== 'order' || event.paid !== false);
        expect(judgeStepByStep(file)).toEqual(judgeStepByStep(withEvents(file, paidOnly)));
      }),
      options,
    );
  });

  it('the order of events in the file changes nothing', () => {
    const shuffled = someCase.chain((file) =>
      fc.tuple(
        fc.constant(file),
        fc.shuffledSubarray(file.events, { minLength: file.events.length, maxLength: file.events.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([file, events]) => {
        expect(judgeStepByStep(withEvents(file, events))).toEqual(judgeStepByStep(file));
      }),
      options,
    );
  });

  it('moving everything by whole seconds moves the ends by as much and nobody else wins', () => {
    const shiftMs = 123_456_000;
    fc.assert(
      fc.property(someCase, (file) => {
        const events = file.events.map((event) => ({ ...event, at: event.at + shiftMs }));
        const expected = judgeStepByStep(file);
        expect(judgeStepByStep(withEvents(file, events))).toEqual({
          ...expected,
          orders: expected.orders.map((order) => ({
            ...order,
            dyeExpiresAt: order.dyeExpiresAt === null ? null : order.dyeExpiresAt + shiftMs,
          })),
          dyes: expected.dyes.map((dye) => ({
            ...dye,
            startedAt: dye.startedAt + shiftMs,
            expiresAt: dye.expiresAt + shiftMs,
          })),
        });
      }),
      options,
    );
  });

  it('with one touch, however many orders follow, a lock is extended at most once per chain', () => {
    const ordersAfter = fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(ordersAfter, (days) => {
        const file: Case = {
          id: 'one-chain',
          config: {
            content: { click: 3, order: 30 },
            product: { click: 30, order: 0 },
            self: 'substitute',
            foreign: 'none',
          },
          promotersByBuyer: {},
          events: [
            { seq: 0, t: 'touch', buyer: 'wu', shop: 'S1', promoter: 'A', kind: 'LIVE', at: 0 },
            ...days.map((after, index): EventCase => {
              return { seq: index + 1, t: 'order', id: `o${index}`, buyer: 'wu', shop: 'S1', at: after * day };
            }),
          ],
        };
        const extended = days.some((after) => after < 3);
        const answer = judgeStepByStep(file);
        expect(answer.dyes).toEqual([
          {
            buyer: 'wu',
            shop: 'S1',
            promoter: 'A',
            family: 'content',
            startedAt: 0,
            expiresAt: (extended ? 33 : 3) * day,
            extended,
          },
        ]);
        expect(answer.orders.filter(({ promoter }) => promoter === 'A')).toHaveLength(
          days.filter((after) => after < (extended ? 33 : 3)).length,
        );
      }),
      options,
    );
  });
});
