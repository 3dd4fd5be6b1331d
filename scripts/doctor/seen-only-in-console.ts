import type { Deployment } from './deployment';
import { unchecked, type Verdict, type Words } from './verdict';

/**
 * For what our files say and only the console shows as deployed. The local world runs by the files themselves; of a real
 * deployment a good file proves nothing, and that is said.
 */
export function seenOnlyInConsole(kind: Deployment['kind'], ofFiles: Verdict, page: Words): Verdict {
  if (kind === 'local' || ofFiles.status !== 'fine') return ofFiles;
  return unchecked({
    zh: `文件里是对的;部署的是否一样要在云开发控制台看:${page.zh}`,
    en: `the files are right; whether the same is deployed is seen only in the cloud console: ${page.en}`,
  });
}
