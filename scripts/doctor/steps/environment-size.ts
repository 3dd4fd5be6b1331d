import type { Environment } from '../environment';
import { type FunctionFolder, variablesOf } from '../function-folder';
import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, type Verdict, verdictOf } from '../verdict';

export const environmentSizeStep: Step = {
  id: 'environment-size',
  title: { zh: '每个函数的环境变量不到 4 KB', en: 'environment of each function under 4 KB' },
  check: (examination) => judgeEnvironmentSize(examination.functions(), examination.deployment.environment),
};

const limitBytes = 4096;

/** All names and values of a function hold less than 4 KB. https://cloud.tencent.com/document/product/583/11637 */
export function judgeEnvironmentSize(functions: readonly FunctionFolder[], environment: Environment): Verdict {
  const problems = functions.flatMap((folder) => {
    const bytes = variablesOf(folder).reduce(
      (sum, name) => sum + Buffer.byteLength(name + (environment[name] ?? '')),
      0,
    );
    if (bytes < limitBytes) return [];
    const { name } = folder;
    return [
      {
        zh: `云函数 ${name} 的环境变量有 ${bytes} 字节,上限 4096`,
        en: `the environment of function ${name} holds ${bytes} bytes, the limit is 4096`,
        where: places.cloudVariables,
        who: 'developer' as const,
      },
    ];
  });
  return verdictOf(problems, fine);
}
