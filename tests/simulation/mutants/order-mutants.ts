import { type Mutant, oneEdit } from './mutant';

const applySnapshot = 'core/commission/apply-snapshot.ts';
const orderSnapshot = 'core/commission/order-snapshot.ts';
const reattribute = 'core/commission/reattribute-order.ts';
const holdOrder = 'core/commission/hold-order.ts';
const recordOrder = 'backend/usecases/booking/record-order.ts';

/** Faults in what one snapshot of an order does. */
export const orderMutants: readonly Mutant[] = [
  oneEdit(
    'a settlement is counted twice',
    applySnapshot,
    '  draft.change({ settled: {',
    '  if (!draft.row.settled) draft.change({ promoterFen: zeroFen, marginFen: zeroFen });\n  draft.change({ settled: {',
  ),
  oneEdit(
    'the amount difference is taken against the wrong sum',
    applySnapshot,
    'subtractFen(target.promoterFen, row.promoterFen)',
    'subtractFen(target.promoterFen, row.memoFen)',
  ),
  oneEdit(
    'the due day is counted from the payment',
    applySnapshot,
    'dueDay({ receiptAtMs, holdDays',
    'dueDay({ receiptAtMs: snapshot.paidAtMs, holdDays',
  ),
  {
    name: 'a hold is ignored when money is due-dated',
    edits: [
      { file: applySnapshot, find: 'if (hold !== null || receiptAtMs === null', replace: 'if (receiptAtMs === null' },
      {
        file: applySnapshot,
        find: "if (day === null || row.moneyIn !== 'frozen' ||",
        replace: "if (day === null || (row.moneyIn !== 'frozen' && row.moneyIn !== 'held') ||",
      },
    ],
  },
  oneEdit(
    'an equal pair with other content overwrites',
    applySnapshot,
    "  if (freshness === 'ambiguous' && !isTruth) return { kind: 'read-again' };",
    "  if (freshness === 'ambiguous' && !isTruth) return applySnapshot(stored, { ...facts, isSecondReading: true }, context);",
  ),
  oneEdit(
    'an older snapshot overwrites a newer one',
    orderSnapshot,
    "return difference > 0 ? 'newer' : 'older';",
    "return 'newer';",
  ),
  oneEdit(
    'what is left stays with the promoter who lost the order',
    applySnapshot,
    '    const from = draft.promoterPlace();\n    draft.change({ promoter });\n    draft.post(',
    '    const from = draft.promoterPlace();\n    draft.change({ promoter });\n    if (row.dueDay === null) draft.post(',
  ),
  oneEdit(
    'a re-attribution is not pinned',
    reattribute,
    'draft.change({ promoter: to.promoter, pinned: true });',
    'draft.change({ promoter: to.promoter });',
  ),
  oneEdit(
    'a hold that ends always leads back to frozen',
    holdOrder,
    '  const day = earnedDay(draft.row);',
    '  const day = earnedDay({ ...draft.row, settled: null });',
  ),
  oneEdit(
    'the share is that of the moment and not of the order',
    'backend/usecases/booking/order-terms.ts',
    'chooseShare(levels, snapshot.createdAtMs)',
    'chooseShare(levels, snapshot.updateTimeSec * 1000)',
  ),
  oneEdit(
    'a refund before its order is dropped',
    recordOrder,
    '  const terms = stored ? undefined : await findTerms(attempt, books);',
    "  if (!stored && isCancelled(snapshot)) return { recording: ok('unchanged'), alerts: [] };\n  const terms = stored ? undefined : await findTerms(attempt, books);",
  ),
  oneEdit(
    'a refund that loses a race is dropped',
    recordOrder,
    '  const result = await books.transaction((transaction) => bookInTransaction(attempt, transaction), attempt.limits);',
    `  const tries = { attempts: 1, deadlineMs: 9_000 };
  const losing = async (error: unknown) => {
    if (!isCancelled(attempt.news.snapshot) || !(error instanceof TransactionConflict)) throw error;
    const stored = await books.findOrder(orderKeyOf(attempt.news.snapshot));
    if (stored) await books.noteOrder(stored, stored.row, attempt.news.appliedEvent);
    return { recording: ok<Recorded>('unchanged'), alerts: [] };
  };
  const result = await books.transaction((transaction) => bookInTransaction(attempt, transaction), tries).catch(losing);`,
  ),
];
