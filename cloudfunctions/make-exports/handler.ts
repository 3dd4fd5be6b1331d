import * as v from 'valibot';
import { composeBase } from '../../backend/compose';
import { composeOldCodes } from '../../backend/compose-codes';
import { composeExports } from '../../backend/compose-desk';
import { timerFunction } from '../../backend/runtime/timer-function';
import { runExport, runExports } from '../../backend/usecases/exporting/run-exports';
import { removeOldCodes } from '../../backend/usecases/sharing/remove-old-codes';

const base = composeBase();
const ports = composeExports(base);
const codes = composeOldCodes(base);
const wish = v.object({ exportId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) });

/**
 * For the function `console` the export that was just asked for; at night what was left, and files whose time is over:
 * exports, and pictures of codes.
 */
export const main = timerFunction({
  name: 'make-exports',
  timeLimitMs: 50_000,
  journal: ports.journal,
  getContext: ports.getContext,
  async run({ leftMs }) {
    const exported = await runExports(ports, leftMs);
    return { ...exported, codesRemoved: await removeOldCodes(codes, leftMs) };
  },
  async onCall(event, { leftMs }) {
    const asked = v.safeParse(wish, event);
    if (!asked.success) return { parts: 0 };
    const { parts } = await runExport(ports, asked.output.exportId, leftMs);
    return { parts };
  },
});
