import fc from 'fast-check';
import { TransactionConflict } from '../../ports/document-database';
import { AttemptConflict, retryAfterConflicts, runAttempt, TransactionCalls } from './transaction-attempt';

/** A world in which only waiting takes time, plus what each attempt takes. */
function quietWorld(fraction: number) {
  const waits: number[] = [];
  let nowMs = 1_000;
  return {
    waits,
    pass: (durationMs: number) => {
      nowMs += durationMs;
    },
    clock: {
      nowMs: () => nowMs,
      monotonicMs: () => nowMs,
      sleep: async (durationMs: number) => {
        waits.push(durationMs);
        nowMs += durationMs;
      },
    },
    random: { fraction: () => fraction, token: () => 'token' },
  };
}

const alwaysBeaten = () => Promise.reject(new AttemptConflict('beaten'));

describe('trying again after conflicts', () => {
  it('waits up to twice as long each time, and at most a second', async () => {
    const world = quietWorld(0.5);

    const losing = retryAfterConflicts(alwaysBeaten, { attempts: 10, deadlineMs: 60_000 }, world);

    await expect(losing).rejects.toThrow('gave up after 10 attempts');
    expect(world.waits).toEqual([5, 10, 20, 40, 80, 160, 320, 500, 500]);
  });

  it('starts no attempt that the deadline would not see', async () => {
    const world = quietWorld(0.5);
    let attempts = 0;
    const attempt = () => {
      attempts++;
      world.pass(100);
      return alwaysBeaten();
    };

    await expect(retryAfterConflicts(attempt, { attempts: 99, deadlineMs: 250 }, world)).rejects.toThrow(
      TransactionConflict,
    );

    expect(attempts).toBe(3);
  });

  it('never makes more attempts than allowed, and never waits past the deadline', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (attempts, deadlineMs, fraction) => {
          const world = quietWorld(fraction);
          let made = 0;
          const attempt = () => {
            made++;
            return alwaysBeaten();
          };
          await expect(retryAfterConflicts(attempt, { attempts, deadlineMs }, world)).rejects.toThrow('gave up');
          expect(made).toBeLessThanOrEqual(attempts);
          expect(world.waits.reduce((sum, waitMs) => sum + waitMs, 0)).toBeLessThanOrEqual(deadlineMs);
        },
      ),
    );
  });

  it('passes any other error on at once', async () => {
    const world = quietWorld(0.5);
    const error = new Error('no');

    const failing = retryAfterConflicts(() => Promise.reject(error), { attempts: 9, deadlineMs: 9_000 }, world);

    await expect(failing).rejects.toBe(error);
    expect(world.waits).toEqual([]);
  });
});

describe('one attempt', () => {
  const ending = (log: string[]) => ({
    commit: async () => void log.push('commit'),
    rollback: async () => void log.push('rollback'),
  });

  it('waits for a call that the work forgot before it commits', async () => {
    const log: string[] = [];
    const calls = new TransactionCalls();

    await runAttempt(
      async () => {
        void calls.call(async () => {
          await new Promise((resolve) => setImmediate(resolve));
          log.push('call');
        });
      },
      calls,
      ending(log),
    );

    expect(log).toEqual(['call', 'commit']);
  });

  it('reports the failed call, not what the work made of it', async () => {
    const log: string[] = [];
    const calls = new TransactionCalls();
    const first = new AttemptConflict('first');

    const failing = runAttempt(
      () =>
        calls
          .call(() => Promise.reject(first))
          .catch(() => {
            throw new Error('second');
          }),
      calls,
      ending(log),
    );

    await expect(failing).rejects.toBe(first);
    expect(log).toEqual(['rollback']);
  });

  it('makes no further call after a failed one', async () => {
    const calls = new TransactionCalls();
    const first = new Error('first');
    let made = 0;
    await expect(calls.call(() => Promise.reject(first))).rejects.toBe(first);

    await expect(calls.call(async () => void made++)).rejects.toBe(first);

    expect(made).toBe(0);
  });
});
