import type {
  CloseMonthView,
  ClosingInputs,
  ListMonthClosesView,
  MonthCloseFileView,
  MonthClosePreviewView,
} from '../../cloudfunctions/console/closing-contract';
import type { StatementFile, StatementView } from '../../cloudfunctions/earnings/contract';
import { DEMO, dayMs, StoryWorld } from '../../scripts/story/story-world';

const staff = [
  ['lao-ban', '老板', 'agency-owner'],
  ['kuai-ji', '陈会计', 'agency-finance'],
] as const;
let world: StoryWorld;
let orderId: string;

beforeAll(async () => {
  world = await StoryWorld.start({ startMs: Date.parse('2026-08-28T20:03:00+08:00') });
  const appointed = staff.map(([person, name, role]) => {
    return { _id: `oMini-${person}`, name, roles: [{ role, brandId: null }], addedAtMs: world.nowMs() };
  });
  await world.admin('POST', 'import', { collections: { staff: appointed } });
  await world.join('wang-ayi');
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  const card = { promoter_share_link: link.forms.shareLink ?? '', export_id: DEMO.shopRoom };
  await world.play('open-link', { person: 'xiao-lin', ...card });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const order = await world.play<{ order_id: string }>('order', {
    ...{ person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true },
  });
  orderId = order.order_id;
}, 120_000);

afterAll(() => world.stop());

function call<T, A extends keyof ClosingInputs = keyof ClosingInputs>(
  person: string,
  action: A,
  input: ClosingInputs[A],
): Promise<T> {
  return world.call<T>(person, 'console', action, input);
}

const close = (month: string, passesOver = false) => ({
  ...{ requestId: `close-${month}`, reason: '月底对账完成', month, passesOver },
});

async function augustsFiles() {
  const file = (format: 'csv' | 'xlsx') =>
    call<MonthCloseFileView>('kuai-ji', 'monthCloseFile', { month: '202608', format });
  const statement = (format: 'csv' | 'xlsx') =>
    world.earnings<StatementFile>('wang-ayi', 'statement', { month: '202608', format });
  return [await file('csv'), await file('xlsx'), await statement('csv'), await statement('xlsx')];
}

let kept: Awaited<ReturnType<typeof augustsFiles>>;

it('a month is not closed while it runs, nor before its last day is sealed', async () => {
  const running = await world.ask('kuai-ji', 'console', 'closeMonth', close('202608'));
  expect(running).toMatchObject({ ok: false, code: 'month-not-over' });
  await world.advanceTo(Date.parse('2026-09-01T00:00:30+08:00'));
  const early = await call<MonthClosePreviewView>('kuai-ji', 'monthClosePreview', { month: '202608' });
  expect(early).toMatchObject({ mayClose: false, ownerMayClose: false });
  expect(early.blocks.find(({ isHard }) => isHard)).toMatchObject({ code: 'DAYS_NOT_SEALED' });
  const blocked = await world.ask('lao-ban', 'console', 'closeMonth', close('202608', true));
  expect(blocked).toMatchObject({ ok: false, code: 'month-blocked' });
}, 120_000);

it('is closed once every night ran, with the sums and one hash over all chains', async () => {
  await world.advanceTo(Date.parse('2026-09-01T09:00:00+08:00'));
  const preview = await call<MonthClosePreviewView>('kuai-ji', 'monthClosePreview', { month: '202608' });
  expect(preview).toMatchObject({ blocks: [], mayClose: true });
  const passing = await world.ask('kuai-ji', 'console', 'closeMonth', close('202608', true));
  expect(passing).toMatchObject({ ok: false, code: 'not-permitted' });
  const closed = await call<CloseMonthView>('kuai-ji', 'closeMonth', close('202608'));
  expect(closed).toMatchObject({ state: 'closed', promoters: 1, entries: 1 });
  const { months } = await call<ListMonthClosesView>('lao-ban', 'listMonthCloses', {});
  expect(months).toMatchObject([
    {
      ...{ month: '202608', closedBy: '陈会计', reason: '月底对账完成', root: closed.root, earlierRoot: null },
      sums: { movements: [{ cause: 'ORDER_PAID', entries: 1 }], closing: { frozenFen: 3860, availableFen: 0 } },
      own: { closing: { platformFen: -4825, marginFen: 965 } },
    },
  ]);
  kept = await augustsFiles();
});

it('stays as it was when the buyer is refunded later: that falls into the month that is open', async () => {
  await world.advance(dayMs);
  await world.play('refund', { order_id: orderId });
  await world.advance(2 * dayMs);
  expect(await augustsFiles()).toEqual(kept);
  const early = await world.ask('kuai-ji', 'console', 'closeMonth', close('202609'));
  expect(early).toMatchObject({ ok: false, code: 'month-not-over' });
  const own = await world.earnings<StatementView>('wang-ayi', 'statement', { month: '202609' });
  expect(own).toMatchObject({
    ...{ opening: { balanceFen: 3860 }, closing: { balanceFen: 0 } },
    lines: [{ orderId, from: 'frozen', to: 'platform', changeFen: -3860 }],
  });
}, 120_000);

it('cannot be closed a second time, and nothing opens it again', async () => {
  const again = { ...close('202608'), requestId: 'close-again' };
  const refused = await world.ask('lao-ban', 'console', 'closeMonth', again);
  expect(refused).toMatchObject({ ok: false, code: 'month-closed' });
  const unknown = await world.ask('lao-ban', 'console', 'reopenMonth', { month: '202608' });
  expect(unknown).toMatchObject({ ok: false, code: 'unknown-action' });
});
