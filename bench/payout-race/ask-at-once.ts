import { performance } from 'node:perf_hooks';
import { emptyPayoutWorld, giveMoney, payoutFunctions, setPayouts } from '../../tests/support/payout-world';
import { TextbookProgram } from '../peers/textbook-program';
import { answerParent } from '../support/child-process';
import { openThroughSdk } from '../support/through-sdk';

/** The process of those who ask: one SDK, and a new promoter for each round so that rounds do not meet. */

export type Way = 'ours' | 'textbook';

/** What the measuring side asks of this process. */
export type AskAtOnce =
  | { readonly ask: 'open'; readonly port: number }
  | { readonly ask: 'prepare'; readonly promoter: string; readonly moneyFen: number }
  | { readonly ask: Way; readonly promoter: string; readonly requests: number; readonly amountFen: number };

export interface Asked {
  /** How many answers there were of each kind; an error is one of its own. */
  readonly answers: Readonly<Record<string, number>>;
  readonly tookMs: number;
}

type Opened = Awaited<ReturnType<typeof openThroughSdk>>;
let opened: Opened | undefined;

answerParent(async (question: AskAtOnce) => {
  if (question.ask === 'open') {
    opened = await openThroughSdk(question.port);
    await setPayouts(opened.ours, {});
    return undefined;
  }
  if (!opened) throw new Error('not open');
  if (question.ask === 'prepare') return prepare(opened, question.promoter, question.moneyFen);
  return askAtOnce(opened, question);
});

async function prepare({ ours, peer }: Opened, promoter: string, moneyFen: number): Promise<void> {
  await giveMoney(ours, { [promoter]: moneyFen });
  const account = { frozenFen: 0, availableFen: moneyFen, payingFen: 0, paidFen: 0 };
  await peer.collection('peer_accounts').doc(promoter).set({ data: account });
}

async function askAtOnce(
  { ours, peer }: Opened,
  { ask, promoter, requests, amountFen }: Extract<AskAtOnce, { ask: Way }>,
): Promise<Asked> {
  const functions = payoutFunctions({ ...emptyPayoutWorld(), database: ours });
  await functions.ports.payoutSettings.current();
  const textbook = new TextbookProgram(peer);
  const startedMs = performance.now();
  const results = await Promise.allSettled(
    Array.from({ length: requests }, async (_, index) => {
      if (ask === 'textbook') return (await textbook.withdraw(promoter, amountFen, index)) ? 'reserved' : 'refused';
      const request = { amountFen, requestId: `request-${index}` };
      const answer = await functions.request(request, promoter.replace('wx', 'o-'));
      return answer.ok ? 'reserved' : answer.code;
    }),
  );
  const tookMs = performance.now() - startedMs;
  const answers: Record<string, number> = {};
  for (const result of results) {
    const name = result.status === 'fulfilled' ? result.value : String(result.reason).slice(0, 150);
    answers[name] = (answers[name] ?? 0) + 1;
  }
  return { answers, tookMs };
}
