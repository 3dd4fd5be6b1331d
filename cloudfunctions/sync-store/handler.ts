import { composeBase, composeSync } from '../../backend/compose';
import { timerFunction } from '../../backend/runtime/timer-function';
import { syncJobs } from '../../backend/usecases/sync/sync-jobs';
import { syncStore } from '../../backend/usecases/sync/sync-store';

const base = composeBase();
const ports = composeSync(base);
const jobs = syncJobs(ports);
const holderBits = 64;

/** Where this function runs; undefined where the cloud does not say. */
function environmentOf(context: object): unknown {
  return Reflect.get(context, 'ENV');
}

export const main = timerFunction({
  name: 'sync-store',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    if (await ports.pollingPlace.isElsewhere(environmentOf(base.getContext()))) return { pollsElsewhere: 1 };
    const sync = await syncStore(ports, jobs, base.random.token(holderBits), leftMs);
    if (!sync) return { heldByAnother: 1 };
    const { counts, jobsDone, jobsUnfinished, jobsFailed } = sync;
    return { ...counts, jobsDone, jobsUnfinished, jobsFailed };
  },
});
