import type { Row } from '../deployment-database';
import type { Environment } from '../environment';
import { settingsDocument } from '../mending-places';
import type { Step } from '../step';
import { fine, type Problem, type Verdict, verdictOf } from '../verdict';

export const agencySettingsStep: Step = {
  id: 'agency-settings',
  title: { zh: '机构设置合法', en: 'settings of the agency are legal' },
  async check(examination) {
    const { MINI_PROGRAM_APPID, AGENCY_APPID } = examination.deployment.environment;
    const agency = (await examination.rows('settings')).find(({ _id }) => _id === 'agency');
    const withoutAgency = judgeAgencySettings(agency, { MINI_PROGRAM_APPID });
    if (withoutAgency.status === 'wrong') return withoutAgency;
    // Which of two agencies is the wrong one shows only once the platform knows that of the environment.
    await examination.token();
    return judgeAgencySettings(agency, { MINI_PROGRAM_APPID, AGENCY_APPID });
  },
};

/** Commission is kept back at least this long after receipt. */
const leastHoldDays = 15;

/** The document `settings/agency` is there, names the accounts of the environment, and holds at least 15 days. */
export function judgeAgencySettings(agency: Row | undefined, environment: Environment): Verdict {
  if (!agency)
    return verdictOf([problem('还没有机构设置', 'settings/agency is missing: this deployment is not set up')]);
  const problems: Problem[] = [];
  for (const [field, name] of accounts) {
    const wanted = environment[name];
    if (!wanted || agency[field] === wanted) continue;
    problems.push(problem(`${field} 和环境变量 ${name} 不一样`, `${field} differs from the variable ${name}`));
  }
  const { holdDays, settledBy, agreementVersion } = agency;
  if (!Number.isInteger(holdDays) || Number(holdDays) < leastHoldDays) {
    problems.push(
      problem(
        `冻结天数是 ${String(holdDays)},不能少于 15 天`,
        `holdDays is ${String(holdDays)}: it must be a whole number from 15, counted from receipt`,
      ),
    );
  }
  if (settledBy !== 'agency' && settledBy !== 'platform') {
    problems.push(problem('没有写清由谁发佣金', 'settledBy must be "agency" or "platform"'));
  }
  if (typeof agreementVersion !== 'string' || agreementVersion === '') {
    problems.push(problem('没有推广协议的版本', 'agreementVersion is missing: nobody can join'));
  }
  return verdictOf(problems, fine);
}

const accounts = [
  ['agencyAppid', 'AGENCY_APPID'],
  ['miniProgramAppid', 'MINI_PROGRAM_APPID'],
] as const;

function problem(zh: string, en: string): Problem {
  return { zh, en, where: settingsDocument('settings/agency'), who: 'developer' };
}
