import type { Row } from '../deployment-database';
import { settingsDocument } from '../mending-places';
import type { Step } from '../step';
import { fine, type Problem, type Verdict, verdictOf } from '../verdict';

export const brandSettingsStep: Step = {
  id: 'brand-settings',
  title: { zh: '品牌设置合法', en: 'settings of each brand are legal' },
  check: async (examination) => judgeBrandSettings(await examination.rows('brands')),
};

/** Words under which a price for joining could hide. Joining is free, always. */
const priceName = /fee|deposit|price|charge|payment/i;
const wholePpm = 1_000_000;

/** Every brand has one open group, a default share, shares above 0 and up to 100 %, and takes nothing for joining. */
export function judgeBrandSettings(brands: readonly Row[]): Verdict {
  if (brands.length === 0) {
    const [zh, en] = ['还没有品牌', 'there is no brand: promoters have nothing to join'];
    return verdictOf([{ zh, en, where: settingsDocument('brands'), who: 'merchant' }]);
  }
  return verdictOf(brands.flatMap(problemsOf), fine);
}

function problemsOf(brand: Row): Problem[] {
  const groups = recordsIn(brand.groups);
  return [
    ...openGroupProblem(brand, groups),
    ...shareProblems(brand, groups),
    ...[brand, ...groups].flatMap((settings) => priceProblems(brand, settings)),
    ...(brand.holdDays === undefined || Number(brand.holdDays) >= 15
      ? []
      : [problem(brand, '冻结天数少于 15 天', `holdDays is ${String(brand.holdDays)}: at least 15`)]),
  ];
}

function openGroupProblem(brand: Row, groups: readonly Record<string, unknown>[]): Problem[] {
  const open = groups.filter(({ isOpen }) => isOpen === true).length;
  if (open === 1) return [];
  return [problem(brand, `有 ${open} 个开放分组,应当正好 1 个`, `${open} open groups: it must be exactly one`)];
}

function shareProblems(brand: Row, groups: readonly Record<string, unknown>[]): Problem[] {
  const problems: Problem[] = [];
  if (recordsIn(brand.shares).length === 0) {
    problems.push(problem(brand, '没有默认分成', 'shares is empty: a brand needs a default share'));
  }
  const plans = Object.values(Object(brand.planShares) as Record<string, unknown>);
  const schedules = [brand.shares, ...groups.map(({ shares }) => shares), ...plans];
  for (const { sharePpm } of schedules.flatMap(recordsIn)) {
    if (Number.isInteger(sharePpm) && Number(sharePpm) > 0 && Number(sharePpm) <= wholePpm) continue;
    problems.push(
      problem(
        brand,
        `分成 ${String(sharePpm)} 不在 0 到 100% 之间`,
        `share ${String(sharePpm)} ppm: above 0 and up to 1,000,000 (100 %)`,
      ),
    );
  }
  return problems;
}

function priceProblems(brand: Row, settings: Readonly<Record<string, unknown>>): Problem[] {
  const priced = Object.keys(settings).filter((name) => priceName.test(name) && Number(settings[name]) !== 0);
  return priced.map((name) =>
    problem(brand, `加入要收钱(${name}):推客加入必须免费`, `${name} asks for money: joining is free`),
  );
}

function problem({ _id }: Row, zh: string, en: string): Problem {
  const where = settingsDocument(`brands/${_id}`);
  return { zh: `品牌 ${_id}:${zh}`, en: `brand ${_id}: ${en}`, where, who: 'merchant' };
}

function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map((each: unknown) => ({ ...Object(each) }) as Record<string, unknown>) : [];
}
