import { performance } from 'node:perf_hooks';
import { aSnapshot } from '../../tests/support/builders/a-snapshot';
import { aPush, moneyFunctions, openMoneyWorld } from '../../tests/support/money-world';
import { sharer } from '../../tests/support/row-after';
import { statementFunctions } from '../../tests/support/statement-world';
import { TextbookProgram } from '../peers/textbook-program';
import { answerParent } from '../support/child-process';
import { openThroughSdk } from '../support/through-sdk';
import { month, monthEndMs, monthRows, monthStartMs, promoterOf, repeats, rowFen, type Work } from './ledger-world';
import type { Question } from './worked';

/** The process of the functions: it knows the promoter and nothing of how long his ledger is. */

type Opened = Awaited<ReturnType<typeof openThroughSdk>>;
let opened: Opened | undefined;

answerParent(async (question: Question) => {
  if (question.ask === 'open') {
    opened = await openThroughSdk(question.port);
    return undefined;
  }
  if (!opened) throw new Error('not open');
  const startedMs = performance.now();
  let seen: { readonly frozenFen?: number } = {};
  for (let nth = 0; nth < repeats[question.ask]; nth += 1)
    seen = await work(opened, question.ask, { ...question, nth });
  return { tookMs: (performance.now() - startedMs) / repeats[question.ask], ...seen };
});

async function work(
  { ours, peer }: Opened,
  what: Work,
  { size, round, nth }: { readonly size: number; readonly round: number; readonly nth: number },
): Promise<{ readonly frozenFen?: number }> {
  const world = openMoneyWorld({ database: ours });
  world.clock.setMs(monthEndMs + 20 * 86_400_000);
  const promoter = promoterOf(size);
  switch (what) {
    case 'order': {
      const snapshot = aSnapshot({ orderId: `new${size}x${round}x${nth}`, ...sharer(promoter) });
      world.platform.setOrders(snapshot);
      const received = await moneyFunctions(world).receive(aPush(snapshot));
      if (received !== 'processed') throw new Error(`the order of ${promoter} was ${received}`);
      return {};
    }
    case 'wallet': {
      const wallet = await moneyFunctions(world).books.findWallet(promoter);
      return { frozenFen: wallet?.frozenFen ?? 0 };
    }
    case 'statement': {
      const { opening, lines, closing } = await statementFunctions(world).statement(
        promoter,
        month.fromDay,
        month.throughDay,
      );
      const isRight = opening.count === size - monthRows && lines.length === monthRows && closing.count === size;
      if (!isRight) throw new Error(`${promoter}: ${opening.count} + ${lines.length} is not ${size}`);
      return {};
    }
    case 'textbook': {
      const period = { fromMs: monthStartMs, beforeMs: monthEndMs };
      const { openingFen, lines } = await new TextbookProgram(peer).statement(promoter, period);
      const isRight = openingFen === (size - monthRows) * rowFen && lines.length === monthRows;
      if (!isRight) throw new Error(`the textbook opens with ${openingFen} fen for ${promoter}`);
      return {};
    }
  }
}
