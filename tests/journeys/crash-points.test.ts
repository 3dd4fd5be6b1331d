import { ServiceError } from '../../emulator/cloud/gateway/service-error';
import { proveBooks } from '../../scripts/story/prove-books';
import { DEMO, minuteMs, StoryWorld } from '../../scripts/story/story-world';

/** The database calls of a new paid order, from the push to the answer. */
const callsOfNewOrder = 8;

let world: StoryWorld;

beforeAll(async () => {
  world = await StoryWorld.start();
});

afterAll(() => world.stop());

async function prepare(): Promise<void> {
  await world.admin('POST', 'reset');
  await world.running.store.reset();
  await world.join('wang-ayi');
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  await world.play('open-link', {
    person: 'xiao-lin',
    promoter_share_link: link.forms.shareLink,
    export_id: DEMO.shopRoom,
  });
  await order();
}

async function order(): Promise<void> {
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  await world.play('push-mode', { mode: 'drop', count: 1 });
  await world.play('order', { person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true });
}

/** The function is killed before its n-th database call reaches the database; the platform sends the push again. */
function crashBeforeCall(nth: number): () => number {
  const { database, functions } = world.running.cloud;
  let calls = 0;
  database.beforeAction = (_action, _body, context) => {
    if (context.functionName !== 'store-events') return;
    calls += 1;
    if (calls !== nth) return;
    functions.dropInstances();
    throw new ServiceError('SYS_ERR', 'the function was killed');
  };
  return () => calls;
}

async function books() {
  type Books = Parameters<typeof proveBooks>[0];
  type Exported = Omit<Books, 'ledger'> & {
    readonly inbox: readonly { readonly state: string }[];
    readonly ledger: readonly (Books['ledger'][number] & { readonly cause: string })[];
  };
  const { collections } = await world.admin<{ collections: Exported }>('GET', 'export');
  return {
    proof: proveBooks(collections),
    lines: collections.ledger.map(({ cause }) => cause).sort(),
    inbox: collections.inbox,
  };
}

describe('a function that is killed between two database calls of a new order', () => {
  afterEach(() => {
    world.running.cloud.database.beforeAction = undefined;
  });

  it.each(Array.from({ length: callsOfNewOrder }, (_, index) => index + 1))(
    'before call %i leaves the same books once the push has come again',
    async (nth) => {
      await prepare();
      const callsSeen = crashBeforeCall(nth);
      await order();
      await world.advance(3 * minuteMs);
      const { proof, lines, inbox } = await books();
      expect(callsSeen()).toBeGreaterThanOrEqual(nth);
      expect(lines).toEqual(['ORDER_PAID', 'ORDER_PAID']);
      expect(proof).toMatchObject({ sumFen: 0, unbalancedEntries: [], walletDifferences: [] });
      expect(await world.earnings('wang-ayi', 'wallet')).toMatchObject({ frozenFen: 2 * 3860 });
      expect(inbox.filter((row) => row.state !== 'done')).toEqual([]);
    },
  );
});
