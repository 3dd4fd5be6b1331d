import { parseArgs } from 'node:util';
import { buildFunctions } from './build-functions';
import { Narrator } from './story/narrator';
import { PayoutTeller } from './story/payout-teller';
import { appointStaff, approvedByAnother } from './story/scenes/approved-by-another';
import { firstSale, firstSaleMatures } from './story/scenes/first-sale';
import { fiveScenes } from './story/scenes/five-scenes';
import { locks } from './story/scenes/locks';
import { misbehavingPushes } from './story/scenes/misbehaving-pushes';
import { moneyThatComesBack, refundWhileWaiting } from './story/scenes/money-that-comes-back';
import { moneyThatStays } from './story/scenes/money-that-stays';
import { debtIsNetted, orderToBeRefundedLater, refundAfterPaid, refundBeforeRelease } from './story/scenes/refunds';
import { troubleOnTheWay } from './story/scenes/trouble-on-the-way';
import { twoAtOnce } from './story/scenes/two-wishes';
import { StoryTeller } from './story/story-teller';
import { dayMs, StoryWorld } from './story/story-world';
import { nightsAgree, statements, theProof, whoHasWhat } from './story/the-proof';

async function play(teller: PayoutTeller): Promise<void> {
  const { story } = teller;
  const firstOrder = await firstSale(story);
  const toBeRefunded = await orderToBeRefundedLater(story);
  await fiveScenes(story);
  await refundBeforeRelease(story);
  await misbehavingPushes(story);
  await firstSaleMatures(story, firstOrder);
  await refundAfterPaid(teller, toBeRefunded);
  const oranges = await debtIsNetted(story);
  await locks(story);
  await everythingMatures(story);
  await appointStaff(teller);
  await troubleOnTheWay(teller);
  await moneyThatComesBack(teller);
  await refundWhileWaiting(teller, oranges);
  await twoAtOnce(teller);
  await approvedByAnother(teller);
  await moneyThatStays(teller);
  await whoHasWhat(teller);
  await statements(teller);
  await nightsAgree(teller);
}

/** Long enough after the last order for receipt, settlement and the hold days. */
async function everythingMatures(story: StoryTeller): Promise<void> {
  story.narrator.chapter('所有订单都收货、结算、解冻之后', 'when everything has been received, settled and released');
  await story.world.advance(30 * dayMs);
  for (const promoter of ['wang-ayi', 'chen-jie', 'li-dianzhang'] as const) await story.money(promoter);
  // Aunt Wang: 7 × 38.60 + 2 × 15.98 + 2 × 25.26. Sister Chen: 2 × 38.60 + 15.98. Manager Li: 38.60 netted, 15.98 left.
  await story.expectWallet('wang-ayi', { withdrawableFen: 35_268, frozenFen: 0, heldFen: 0, dueByDay: [], owedFen: 0 });
  await story.expectWallet('chen-jie', { withdrawableFen: 9318, frozenFen: 0, heldFen: 0, dueByDay: [], owedFen: 0 });
  await story.expectWallet('li-dianzhang', { withdrawableFen: 1598, frozenFen: 0, owedFen: 0, paidFen: 3860 });
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
    const teller = await PayoutTeller.of(story);
    await play(teller);
    const books = await theProof(teller);
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
