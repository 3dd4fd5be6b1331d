import type { StatementFile, StatementView } from '../../cloudfunctions/earnings/contract';
import { DEMO, dayMs, StoryWorld } from '../../scripts/story/story-world';
import { verifyStatement } from '../../scripts/verify-statement/verify-statement';

interface Exported {
  readonly collections: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

let world: StoryWorld;

beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  const card = { promoter_share_link: link.forms.shareLink ?? '', export_id: DEMO.shopRoom };
  await world.play('open-link', { person: 'xiao-lin', ...card });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  await world.play('order', { person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true });
  await world.advance(2 * dayMs);
}, 60_000);

afterAll(() => world.stop());

it('a promoter gets his statement through the door, closed by the nights and verified from the file', async () => {
  const view = await world.earnings<StatementView>('wang-ayi', 'statement', {
    fromDay: '20260801',
    throughDay: '20260801',
  });
  expect(view).toMatchObject({
    kind: 'statement',
    isClosed: true,
    lineCount: 1,
    opening: { count: 0, balanceFen: 0 },
    closing: { count: 1, balanceFen: 3860, frozenFen: 3860 },
    lines: [{ cause: 'ORDER_PAID', from: 'platform', to: 'frozen', changeFen: 3860 }],
  });
  const month = { month: '202608' };
  const csv = await world.earnings<StatementFile>('wang-ayi', 'statement', { ...month, format: 'csv' });
  expect(csv.head).toBe(view.closing.head);
  expect(verifyStatement(Buffer.from(csv.contentBase64, 'base64').toString('utf8'))).toMatchObject({ ok: true });
  const workbook = await world.earnings<StatementFile>('wang-ayi', 'statement', { ...month, format: 'xlsx' });
  expect(Buffer.from(workbook.contentBase64, 'base64').toString('latin1', 0, 2)).toBe('PK');
});

it('every night was green and left no work', async () => {
  const { collections } = await world.admin<Exported>('GET', 'export');
  const nights = collections.daily_metrics?.filter(({ kind }) => kind === 'reconcile') ?? [];
  expect(nights.map(({ day, state, promoters }) => [day, state, promoters])).toEqual([
    ['20260801', 'green', 1],
    ['20260802', 'green', 1],
  ]);
  expect(collections.risk_cases ?? []).toEqual([]);
});
