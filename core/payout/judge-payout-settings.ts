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
/** What a rate and a remark may be at most. */
export const payoutSettingBounds = { mostSendsPerSecond: 50, longestRemark: 32 };
const { mostSendsPerSecond, longestRemark } = payoutSettingBounds;
/** From 0.30 yuan on a name may be given, from 2,000.00 on it must. https://pay.weixin.qq.com/doc/v3/merchant/4012716434 */
const nameBoundsFen = { leastFen: 30, mostFen: 200_000 };

/** The settings that are amounts. */
export type AmountSetting =
  | 'minFen'
  | 'maxFen'
  | 'promoterDayFen'
  | 'agencyDayFen'
  | 'nameFromFen'
  | 'automaticFen'
  | 'aloneFen';

export interface AmountBounds {
  readonly field: AmountSetting;
  readonly name: string;
  readonly leastFen: number;
  readonly mostFen: number;
}

/** What each amount may be beside the others, in whole fen; both ends are included. */
export function payoutAmountBounds({ minFen, maxFen }: SettablePayouts): readonly AmountBounds[] {
  const upTo = { mostFen: largestFen };
  return [
    { field: 'minFen', name: '最低提现金额', leastFen: smallestPayoutFen, ...upTo },
    { field: 'maxFen', name: '单笔上限', leastFen: atLeast(minFen), ...upTo },
    { field: 'promoterDayFen', name: '每人每天上限', leastFen: atLeast(maxFen), ...upTo },
    { field: 'agencyDayFen', name: '机构每天上限', leastFen: atLeast(maxFen), ...upTo },
    { field: 'nameFromFen', name: '核对姓名的金额', ...nameBoundsFen },
    { field: 'automaticFen', name: '自动付款上限', leastFen: 0, ...upTo },
    { field: 'aloneFen', name: '一人通过的上限', leastFen: 0, ...upTo },
  ];
}

/** What is wrong with settings, field by field; empty when they may hold. Amounts in whole fen. */
export function judgePayoutSettings(settings: SettablePayouts): readonly SettingsFinding[] {
  const { remark, routes, scene, sendsPerSecond } = settings;
  const findings = payoutAmountBounds(settings).flatMap((bounds) => amountFinding(settings[bounds.field], bounds));
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

function amountFinding(value: number, { field, name, leastFen, mostFen }: AmountBounds): SettingsFinding[] {
  if (Number.isSafeInteger(value) && value >= leastFen && value <= mostFen) return [];
  const [from, through] = [yuanText(fen(leastFen)), yuanText(fen(mostFen))];
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
