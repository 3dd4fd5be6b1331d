import { fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import type { Wording } from '../wording/beijing-text';
import { payoutSceneProblem } from './payout-scene';
import { type PayoutSettings, smallestPayoutFen } from './payout-settings';

/** Everything that is set here; a pause is set by itself. */
export type SettablePayouts = Omit<PayoutSettings, 'pause'>;

/** A setting that cannot hold, and what it may be. */
export interface SettingsFinding {
  readonly field: keyof SettablePayouts;
  readonly problem: Wording;
}

/** Limits of one person's wait: what raises them is a second person's business too. */
export type GuardedLimits = Pick<PayoutSettings, 'automaticFen' | 'aloneFen'>;

const largestFen = 10_000_000_000;
const mostSendsPerSecond = 50;
const longestRemark = 32;
/** From 0.30 yuan on a name may be given, from 2,000.00 on it must. https://pay.weixin.qq.com/doc/v3/merchant/4012716434 */
const nameBoundsFen = { least: 30, most: 200_000 };

type Bounds = { readonly name: string; readonly least: number; readonly most: number };

/** What is wrong with settings, field by field; empty when they may hold. Amounts in whole fen. */
export function judgePayoutSettings(settings: SettablePayouts): readonly SettingsFinding[] {
  const { minFen, maxFen, promoterDayFen, remark, routes, scene, sendsPerSecond } = settings;
  const amounts: readonly (readonly [keyof SettablePayouts, number, Bounds])[] = [
    ['minFen', minFen, { name: '最低提现金额', least: smallestPayoutFen, most: largestFen }],
    ['maxFen', maxFen, { name: '单笔上限', least: atLeast(minFen), most: largestFen }],
    ['promoterDayFen', promoterDayFen, { name: '每人每天上限', least: atLeast(maxFen), most: largestFen }],
    ['agencyDayFen', settings.agencyDayFen, { name: '机构每天上限', least: atLeast(maxFen), most: largestFen }],
    ['nameFromFen', settings.nameFromFen, { name: '核对姓名的金额', ...nameBoundsFen }],
    ['automaticFen', settings.automaticFen, { name: '自动付款上限', least: 0, most: largestFen }],
    ['aloneFen', settings.aloneFen, { name: '一人通过的上限', least: 0, most: largestFen }],
  ];
  const findings = amounts.flatMap(([field, value, bounds]) => amountFinding(field, value, bounds));
  const isRate = Number.isSafeInteger(sendsPerSecond) && sendsPerSecond >= 1 && sendsPerSecond <= mostSendsPerSecond;
  if (!isRate)
    findings.push(finding('sendsPerSecond', `每秒提交笔数应为 1 到 ${mostSendsPerSecond}。`, 'out of range'));
  if (routes.length === 0) findings.push(finding('routes', '请您至少开通一种收款方式。', 'no route is open'));
  if (new Set(routes).size < routes.length) findings.push(finding('routes', '收款方式重复了。', 'a route comes twice'));
  const isRemark = remark.trim().length > 0 && [...remark].length <= longestRemark;
  if (!isRemark) findings.push(finding('remark', `转账备注应为 1 到 ${longestRemark} 个字。`, 'too short or too long'));
  const sceneProblem = scene === null ? undefined : payoutSceneProblem(scene);
  if (sceneProblem !== undefined) findings.push(finding('scene', sceneProblem, 'the scene reports other fields'));
  return findings;
}

/** A bound that is itself wrong bounds nothing: it is answered for itself. */
function atLeast(boundFen: number): number {
  const isBound = Number.isSafeInteger(boundFen) && boundFen <= largestFen;
  return isBound ? Math.max(boundFen, smallestPayoutFen) : smallestPayoutFen;
}

function amountFinding(field: keyof SettablePayouts, value: number, { name, least, most }: Bounds): SettingsFinding[] {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return [];
  const [from, through] = [yuanText(fen(least)), yuanText(fen(most))];
  return [finding(field, `${name}应为 ${from} 到 ${through} 元。`, `must be from ${from} to ${through} yuan`)];
}

function finding(field: keyof SettablePayouts, zh: string, en: string): SettingsFinding {
  return { field, problem: { zh, en } };
}

/** The limits that a change would raise, which lets money leave with fewer eyes; undefined when it raises none. */
export function raisedLimits(before: GuardedLimits, after: GuardedLimits): GuardedLimits | undefined {
  const { automaticFen, aloneFen } = after;
  const isRaised = automaticFen > before.automaticFen || aloneFen > before.aloneFen;
  if (!isRaised) return undefined;
  return {
    automaticFen: Math.max(automaticFen, before.automaticFen),
    aloneFen: Math.max(aloneFen, before.aloneFen),
  };
}

/** What holds at once of a change: everything but what it raises. */
export function withoutRaise(before: GuardedLimits, after: SettablePayouts): SettablePayouts {
  return {
    ...after,
    automaticFen: Math.min(after.automaticFen, before.automaticFen),
    aloneFen: Math.min(after.aloneFen, before.aloneFen),
  };
}

/** Whether somebody who is alone may raise the limits after his wait: only up to what one person may pay already. */
export function mayRaiseAlone(before: GuardedLimits, raised: GuardedLimits): boolean {
  return raised.aloneFen <= before.aloneFen && raised.automaticFen <= before.aloneFen;
}
