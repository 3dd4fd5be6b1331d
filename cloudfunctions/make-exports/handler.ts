import { composeBase } from '../../backend/compose';
import { composeExports } from '../../backend/compose-desk';
import { timerFunction } from '../../backend/runtime/timer-function';
import { runExports } from '../../backend/usecases/exporting/run-exports';

const ports = composeExports(composeBase());

export const main = timerFunction({
  name: 'make-exports',
  timeLimitMs: 50_000,
  journal: ports.journal,
  getContext: ports.getContext,
  run: async ({ leftMs }) => ({ ...(await runExports(ports, leftMs)) }),
});
