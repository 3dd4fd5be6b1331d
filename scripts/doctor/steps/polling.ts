import type { Row } from '../deployment-database';
import { realDatabase } from '../deployment-database';
import type { Examination } from '../examination';
import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, type Problem, unchecked, type Verdict, verdictOf } from '../verdict';

/** The poll's lease as it stands in an environment; undefined when that never polled. */
export interface PollingEnvironment {
  readonly name: string;
  readonly lease: Row | undefined;
}

export const pollingStep: Step = {
  id: 'polling',
  title: { zh: '一个机构只有一个环境在轮询', en: 'one polling environment for one agency' },
  async check(examination) {
    const { deployment } = examination;
    const leases = await examination.rows('leases');
    const here = leases.find(({ _id }) => _id === leaseName);
    return judgePolling({
      isLocal: examination.isLocal,
      nowMs: await deployment.nowMs(),
      here: { name: deployment.environment.CLOUD_ENV ?? 'local', lease: here },
      others: await readOthers(examination),
    });
  },
};

const leaseName = 'sync-store';
/** A lease lasts 90 s; one that ends later was taken by a clock that runs ahead of this one. */
const longestLeaseMs = 90_000;
const allowedSkewMs = 60_000;
/** The timer runs every 5 minutes. */
const recentMs = 30 * 60_000;

/** Environments of the same cloud account that could poll too, named in OTHER_CLOUD_ENVS. */
async function readOthers({ deployment: { environment } }: Examination): Promise<PollingEnvironment[]> {
  const names = (environment.OTHER_CLOUD_ENVS ?? '').split(',').filter((name) => name !== '');
  const others: PollingEnvironment[] = [];
  for (const name of names) {
    const database = realDatabase({ ...environment, CLOUD_ENV: name });
    others.push({ name, lease: await database?.find('leases', leaseName) });
  }
  return others;
}

/** Two environments with the same agency book every order twice, each in its own books. */
export function judgePolling(seen: {
  readonly isLocal: boolean;
  readonly nowMs: number;
  readonly here: PollingEnvironment;
  readonly others: readonly PollingEnvironment[];
}): Verdict {
  const { nowMs, here, others } = seen;
  const problems: Problem[] = [];
  const endsAtMs = Number(here.lease?.expiresAtMs ?? 0);
  if (endsAtMs > nowMs + longestLeaseMs + allowedSkewMs) {
    const holder = String(here.lease?.holder);
    problems.push({
      zh: `轮询被 ${holder} 占着,比规定的 90 秒久:另一个环境或走快的时钟`,
      en: `the poll is held by ${holder} for longer than its 90 s: another environment, or a clock that runs ahead`,
      where: { zh: '数据库 leases/sync-store', en: 'database document leases/sync-store' },
      who: 'developer',
    });
  }
  for (const { name } of others.filter(({ lease }) => isRecent(lease, nowMs))) {
    problems.push({
      zh: `环境 ${name} 也在轮询这个机构:只能留一个`,
      en: `environment ${name} polls this agency too (its lease has another holder): only one may`,
      where: places.cloudFunctions,
      who: 'developer',
    });
  }
  if (problems.length > 0 || seen.isLocal || others.length > 0) return verdictOf(problems, fine);
  return unchecked({
    zh: '别的环境从这里看不到:把它们写进 OTHER_CLOUD_ENVS(逗号分开)再查',
    en: 'other environments cannot be seen from here: name them in OTHER_CLOUD_ENVS, with commas, to compare',
  });
}

/** The poll ran lately: its lease is held, or its cursor has come close to now. */
function isRecent(lease: Row | undefined, nowMs: number): boolean {
  const walk: unknown = Reflect.get(Object(lease?.cursor), 'orders');
  const doneToMs = Number(Reflect.get(Object(walk), 'doneToSec') ?? 0) * 1000;
  return Math.max(Number(lease?.expiresAtMs ?? 0), doneToMs) > nowMs - recentMs;
}
