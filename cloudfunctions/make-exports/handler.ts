import * as v from 'valibot';
import { composeBase } from '../../backend/compose';
import { composeExports } from '../../backend/compose-desk';
import { timerFunction } from '../../backend/runtime/timer-function';
import { runExport, runExports } from '../../backend/usecases/exporting/run-exports';

const ports = composeExports(composeBase());
const wish = v.object({ exportId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) });

/** For the function `console` the export that was just asked for; at night what was left, and files whose time is over. */
export const main = timerFunction({
  name: 'make-exports',
  timeLimitMs: 50_000,
  journal: ports.journal,
  getContext: ports.getContext,
  run: async ({ leftMs }) => ({ ...(await runExports(ports, leftMs)) }),
  async onCall(event, { leftMs }) {
    const asked = v.safeParse(wish, event);
    if (!asked.success) return { parts: 0 };
    const { parts } = await runExport(ports, asked.output.exportId, leftMs);
    return { parts };
  },
});
