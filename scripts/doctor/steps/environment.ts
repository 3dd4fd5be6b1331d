import {
  type EnvironmentName,
  EnvironmentProblem,
  readEnvironment,
} from '../../../backend/adapters/system/read-environment';
import type { Environment } from '../environment';
import { type FunctionFolder, variablesOf } from '../function-folder';
import { places } from '../mending-places';
import type { Step } from '../step';
import { type Problem, type Verdict, verdictOf, type Words } from '../verdict';

/** What every deployment needs, whichever functions are there. */
const alwaysNeeded: readonly EnvironmentName[] = [
  'AGENCY_APPID',
  'AGENCY_SECRET',
  'MINI_PROGRAM_APPID',
  'STORE_API_BASE_URL',
  'PUSH_TOKEN',
  'PUSH_AES_KEY',
  'BUYER_KEY_ID',
  'BUYER_KEY_SALT',
];
/** Names whose form is known; may be absent unless always needed. */
const known: readonly EnvironmentName[] = [
  ...alwaysNeeded,
  'AGENCY_ORIGINAL_ID',
  'PUSH_TOKEN_PREVIOUS',
  'PUSH_AES_KEY_PREVIOUS',
];

export const environmentStep: Step = {
  id: 'environment',
  title: { zh: '环境变量齐全、格式正确', en: 'environment variables are present and well-formed' },
  check: (examination) => judgeEnvironment(examination.deployment.environment, examination.functions()),
};

/** Every variable that the functions read has a value of the right form; values are never repeated in a sentence. */
export function judgeEnvironment(environment: Environment, functions: readonly FunctionFolder[] = []): Verdict {
  const problems = known.flatMap((name) => problemOf(name, environment));
  problems.push(...functions.flatMap((folder) => unsetProblems(folder, environment)));
  // The maker of buyer keys takes less than the general form of the variable.
  const keyId = environment.BUYER_KEY_ID ?? '';
  if (problems.length === 0 && !/^[A-Za-z0-9]{1,16}$/.test(keyId)) {
    problems.push(malformed('BUYER_KEY_ID', 'BUYER_KEY_ID is malformed: it must be 1 to 16 letters and digits.'));
  }
  return verdictOf(problems);
}

/** Variables that a function reads and whose form only that function knows. The pay side has steps of its own, and a 灵工 platform is nobody's duty. */
function unsetProblems(folder: FunctionFolder, environment: Environment): Problem[] {
  const others = variablesOf(folder).filter((name) => !known.some((each) => each === name));
  const unset = others.filter((name) => !environment[name] && !/_PREVIOUS$|^PAY_|^GIG_/.test(name));
  return unset.map((name) => ({
    zh: `缺少环境变量 ${name}(云函数 ${folder.name})`,
    en: `${name} is missing, which the function ${folder.name} reads`,
    where: places.cloudVariables,
    who: 'developer',
  }));
}

function problemOf(name: EnvironmentName, environment: Environment): Problem[] {
  const isAbsent = !environment[name];
  if (isAbsent && !alwaysNeeded.includes(name)) return [];
  try {
    readEnvironment([name], environment);
    return [];
  } catch (error) {
    if (!(error instanceof EnvironmentProblem)) throw error;
    if (!isAbsent) return [malformed(name, error.message)];
    return [{ zh: `缺少环境变量 ${name}`, en: error.message, where: whereOf(name), who: 'developer' }];
  }
}

function malformed(name: EnvironmentName, en: string): Problem {
  return { zh: `环境变量 ${name} 的格式不对`, en, where: whereOf(name), who: 'developer' };
}

/** Where the right value is read, and where it is written. */
function whereOf(name: EnvironmentName): Words {
  if (!/^(AGENCY|PUSH)_/.test(name)) return places.cloudVariables;
  const [from, to] = [places.agencyOpenSettings, places.cloudVariables];
  return { zh: `抄自 ${from.zh},写入 ${to.zh}`, en: `copy from ${from.en}, write to ${to.en}` };
}
