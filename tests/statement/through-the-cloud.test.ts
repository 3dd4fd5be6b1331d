import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { walletDocument } from '../../backend/adapters/stores/wallet-document';
import { rebuildWallets } from '../../core/ledger/check-books';
import { ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { fen } from '../../core/money/fen';
import { openThroughSdk } from '../contracts/document-database/open-through-sdk';
import { openMoneyWorld, readAll } from '../support/money-world';
import { beijingMs, statementFunctions } from '../support/statement-world';

const startMs = beijingMs('2026-08-01T00:00:00');

/** 1,200 entries of one promoter over twelve days of August, a hundred of them in one moment each. */
const ledger = Array.from({ length: 1200 }, (_, index) =>
  ledgerTransaction({
    id: `order${String(index).padStart(5, '0')}|sku|1`,
    cause: 'ORDER_PAID',
    brandId: 'shanli',
    orderKey: `order${String(index).padStart(5, '0')}|sku`,
    bookedAtMs: startMs + Math.floor(index / 100) * 86_400_000,
    postings: [
      { from: 'platform', to: `promoter/wx${index % 3 === 0 ? 'chen' : 'wang'}/frozen`, amountFen: fen(index + 1) },
    ],
  }),
);

describe('through the SDK, with the declared indexes', () => {
  let opened: Awaited<ReturnType<typeof openThroughSdk>>;
  beforeAll(async () => {
    opened = await openThroughSdk();
    await opened.database.transaction(async (documents) => {
      await documents.add('ledger', ledger.map(ledgerDocument));
      await documents.add('wallets', [...rebuildWallets(ledger).values()].map(walletDocument));
    });
  });
  afterAll(() => opened.close());

  it('the night is green, closes each day once, and a statement is what the days were', async () => {
    const world = openMoneyWorld({ database: opened.database });
    world.clock.setMs(beijingMs('2026-08-20T01:30:00'));
    const { reconcile, statement, ports } = statementFunctions(world);
    const open = await statement('wxwang', '20260803', '20260831');
    const counts = { promoters: 2, entries: 1200, sealed: 24, differences: 0, broken: 0 };
    expect(await reconcile()).toMatchObject({ day: { day: '20260819', state: 'green', ...counts } });
    expect(await reconcile()).toEqual({ isTaken: false, day: null });
    const closed = await statement('wxwang', '20260803', '20260831');
    expect(closed.opening.count).toBe(133);
    expect(closed.lines).toHaveLength(667);
    expect(closed).toEqual({ ...open, sealedThroughDay: '20260819' });
    expect((await ports.seals.findNewest('wxchen'))?.count).toBe(400);
    expect(await ports.ledger.findEntries([ledger[7]?.id ?? '', 'nothing'])).toEqual([ledger[7]]);
  });

  it('a difference becomes one work item, however often it is found', async () => {
    const world = openMoneyWorld({ database: opened.database });
    await opened.database.update('wallets', 'wxchen', { increment: { heldFen: 3 } });
    for (const day of ['21', '22']) {
      world.clock.setMs(beijingMs(`2026-08-${day}T01:30:00`));
      expect(await statementFunctions(world).reconcile()).toMatchObject({ day: { state: 'red', differences: 1 } });
    }
    expect(await readAll(opened.database, 'risk_cases')).toMatchObject([
      { _id: 'wallet-differs|wxchen|held|3', state: 'open', foundDay: '20260820', seenDay: '20260821' },
    ]);
  });
});
