import { composeBase, composeBooks } from '../../backend/compose';
import { timerFunction } from '../../backend/runtime/timer-function';
import { releaseCommissions } from '../../backend/usecases/release/release-commissions';

const base = composeBase();
const ports = { ...base, books: composeBooks(base) };

export const main = timerFunction({
  name: 'release-commissions',
  timeLimitMs: 50_000,
  journal: base.journal,
  getContext: base.getContext,
  async run({ leftMs }) {
    const { released, left } = await releaseCommissions(ports, leftMs);
    return { released, left };
  },
});
