import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, unchecked, type Verdict, verdictOf, waitingOn } from '../verdict';

export const clockStep: Step = {
  id: 'clock',
  title: { zh: '时钟与平台相差不到 60 秒', en: "clock within 60 s of the platform's" },
  async check(examination) {
    const answer = await examination.tokenAnswer();
    return 'silent' in answer ? waitingOn('token') : judgeClock({ ...answer, machineMs: answer.arrivedAtMs });
  },
};

const allowedMs = 60_000;

/** Signatures carry the time, and an order's windows are counted in it: 60 s are allowed. */
export function judgeClock(seen: { readonly dateMs: number | undefined; readonly machineMs: number }): Verdict {
  if (seen.dateMs === undefined) {
    return unchecked({ zh: '平台的回答里没有 Date', en: "the platform's answer carries no Date header" });
  }
  const aheadMs = seen.machineMs - seen.dateMs;
  if (Math.abs(aheadMs) <= allowedMs) return fine;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  return verdictOf([
    {
      zh: `时钟比平台${aheadMs > 0 ? '快' : '慢'} ${seconds} 秒`,
      en: `the clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the platform's`,
      where: places.systemClock,
      who: 'developer',
    },
  ]);
}
