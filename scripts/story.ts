import { parseArgs } from 'node:util';
import { buildFunctions } from './build-functions';
import { Narrator, yuan } from './story/narrator';
import { proveBooks } from './story/prove-books';
import { firstSale, firstSaleMatures } from './story/scenes/first-sale';
import { fiveScenes } from './story/scenes/five-scenes';
import { locks } from './story/scenes/locks';
import { misbehavingPushes } from './story/scenes/misbehaving-pushes';
import { orderToBeRefundedLater, refundAfterRelease, refundBeforeRelease } from './story/scenes/refunds';
import { StoryTeller } from './story/story-teller';
import { dayMs, StoryWorld } from './story/story-world';

async function play(story: StoryTeller): Promise<void> {
  const firstOrder = await firstSale(story);
  const toBeRefunded = await orderToBeRefundedLater(story);
  await fiveScenes(story);
  await refundBeforeRelease(story);
  await misbehavingPushes(story);
  await firstSaleMatures(story, firstOrder);
  await refundAfterRelease(story, toBeRefunded);
  await locks(story);
  await everythingMatures(story);
}

/** Long enough after the last order for receipt, settlement and the hold days. */
async function everythingMatures(story: StoryTeller): Promise<void> {
  story.narrator.chapter('所有订单都收货、结算、解冻之后', 'when everything has been received, settled and released');
  await story.world.advance(30 * dayMs);
  for (const promoter of ['wang-ayi', 'chen-jie', 'li-dianzhang'] as const) await story.money(promoter);
  // Aunt Wang: 7 × 38.60 + 2 × 15.98 + 2 × 25.26. Sister Chen: 2 × 38.60 + 15.98. Manager Li owes what came back.
  await story.expectWallet('wang-ayi', { withdrawableFen: 35_268, frozenFen: 0, heldFen: 0, dueByDay: [], owedFen: 0 });
  await story.expectWallet('chen-jie', { withdrawableFen: 9318, frozenFen: 0, heldFen: 0, dueByDay: [], owedFen: 0 });
  await story.expectWallet('li-dianzhang', { withdrawableFen: 0, owedFen: 3860, paidFen: 3860 });
}

async function proof({ world, narrator }: StoryTeller) {
  narrator.chapter('账本的证明', "the ledger's proof");
  const { collections } = await world.admin<{ collections: Parameters<typeof proveBooks>[0] }>('GET', 'export');
  const books = proveBooks(collections, await world.platformFees());
  narrator.tell(
    `${books.entries} 笔分录,移动 ${yuan(books.movedFen)} 元。`,
    `${books.entries} entries moved ${yuan(books.movedFen)} yuan.`,
  );
  narrator.check('每笔分录收支相抵', books.unbalancedEntries, []);
  narrator.check('所有账户合计为零', books.sumFen, 0);
  narrator.check('从零重建的钱包与存储的完全一致', books.walletDifferences, []);
  narrator.check('每一单记入的服务费与平台支付的一致', books.feeDifferences, []);
  return books;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  await buildFunctions();
  const world = await StoryWorld.start();
  const narrator = new Narrator(
    () => world.nowMs(),
    (text) => values.json || console.log(text),
  );
  const story = new StoryTeller(world, narrator);
  try {
    await play(story);
    const books = await proof(story);
    const { checks, offs, lines } = narrator;
    if (values.json) console.log(JSON.stringify({ ok: offs.length === 0, checks, offs, books, lines }));
    else console.log(`\n${checks} checks, ${offs.length} off.${offs.length === 0 ? ' 一分不差。' : ''}`);
    process.exitCode = offs.length === 0 ? 0 : 1;
  } finally {
    await world.stop();
  }
}

main()
  .then(() => process.exit())
  .catch((error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  });
