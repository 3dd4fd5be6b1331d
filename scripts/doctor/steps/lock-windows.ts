import { places } from '../mending-places';
import type { Step } from '../step';
import type { StoreAnswer } from '../store-answer';
import { fine, type Problem, type Verdict, verdictOf, waitingOn } from '../verdict';

export interface LockAnswer extends Pick<StoreAnswer, 'errcode' | 'detail' | 'body'> {
  readonly shopAppid: string;
}

export const lockWindowsStep: Step = {
  id: 'lock-windows',
  title: { zh: '每家小店的锁客期读得到', en: 'lock windows of each shop can be read' },
  async check(examination) {
    const answers: LockAnswer[] = [];
    for (const { _id } of await examination.rows('shops')) {
      const path = '/channels/ec/league/headsupplier/lockcustomertime/getlocktime';
      answers.push({ shopAppid: _id, ...(await examination.ask(path, { shop_appid: _id })) });
    }
    return judgeLockWindows(answers);
  },
};

/** There is no cooperation with that shop. */
export const noRelation = 10024007;
const fields = ['product_click', 'product_order', 'content_click', 'content_order'];

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html */
export function judgeLockWindows(answers: readonly LockAnswer[]): Verdict {
  const readable = answers.filter(({ errcode }) => errcode !== noRelation);
  if (readable.length === 0) return waitingOn('shops');
  return verdictOf(readable.flatMap(problemOf), fine);
}

function problemOf({ shopAppid, errcode, detail, body }: LockAnswer): Problem[] {
  const [where, who] = [places.agencyShops, 'agency'] as const;
  if (errcode !== 0) {
    return [
      {
        zh: `读不到小店 ${shopAppid} 的锁客期(${errcode} ${detail})`,
        en: `the lock windows of shop ${shopAppid} cannot be read (${errcode} ${detail})`,
        where,
        who,
      },
    ];
  }
  const missing = fields.filter(
    (field) => !isDays(body[`shopsetting_${field}_lock_day`] ?? body[`default_${field}_lock_day`]),
  );
  if (missing.length === 0) return [];
  const names = missing.join(', ');
  return [
    {
      zh: `小店 ${shopAppid} 的锁客期缺少 ${names}`,
      en: `the platform states no ${names} for shop ${shopAppid}: what it leaves out falls back to 3, 30 and 30 days`,
      where,
      who,
    },
  ];
}

function isDays(value: unknown): boolean {
  const days = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof days === 'number' && Number.isInteger(days) && days >= 0;
}
