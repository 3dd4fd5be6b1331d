import fc from 'fast-check';
import { ratePpm } from '../money/rate-ppm';
import { chooseShare, shareNoticeMs } from './choose-share';
import { planShare } from './plan-share';

const nowMs = 1_754_049_780_000;
const version = (fromMs: number, ppm: number) => ({ fromMs, sharePpm: ratePpm(ppm) });

describe('planning a share', () => {
  it('takes it from ten minutes ahead on', () => {
    const next = version(nowMs + 600_000, 900_000);
    expect(planShare([version(0, 800_000)], next, nowMs)).toEqual({ ok: true, value: [version(0, 800_000), next] });
  });

  it('refuses a moment that is nearer', () => {
    expect(planShare([], version(nowMs + 599_999, 900_000), nowMs)).toMatchObject({
      ok: false,
      code: 'share-too-soon',
    });
  });

  it('replaces what was planned for later and keeps what is about to begin', () => {
    const near = version(nowMs + 60_000, 700_000);
    const far = version(nowMs + 86_400_000, 600_000);
    const next = version(nowMs + 3_600_000, 900_000);
    expect(planShare([version(0, 800_000), near, far], next, nowMs)).toEqual({
      ok: true,
      value: [version(0, 800_000), near, next],
    });
  });

  it('never changes the share of an order that exists', () => {
    const runs = Number(process.env.PROVE_RUNS ?? 200);
    const ages = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        ages,
        fc.integer({ min: 0, max: 10 ** 8 }),
        fc.integer({ min: 0, max: 10 ** 9 }),
        (from, ahead, age) => {
          const brand = [0, ...from].sort((a, b) => a - b).map((fromMs, index) => version(fromMs, 100_000 + index));
          const now = 10 ** 9;
          const planned = planShare(brand, version(now + shareNoticeMs + ahead, 999_999), now);
          if (!planned.ok) throw new Error(planned.code);
          const levels = { plan: [], membership: [], group: [] };
          const createdAtMs = now - age;
          expect(chooseShare({ ...levels, brand: planned.value }, createdAtMs)).toEqual(
            chooseShare({ ...levels, brand }, createdAtMs),
          );
        },
      ),
      { numRuns: runs },
    );
  });
});
