import { aPayout, requestedAtMs as at } from '../../tests/support/builders/a-payout';
import { applyPayoutFact, type PayoutStep } from './apply-payout-fact';
import type { PayoutFact, ProviderWord, WordSource } from './payout-fact';
import type { PayoutRow } from './payout-row';

const minuteMs = 60_000;
const by = { openid: 'o-finance', name: '陈会计', atMs: at, reason: '已核对' };
const payer = { merchantId: '1900000001', appId: 'wxmini' };
const said = (word: ProviderWord, source: WordSource = 'query'): PayoutFact => ({ kind: 'said', source, word });
const paidWord: ProviderWord = { kind: 'paid', providerNo: 'T1', paidAtMs: at + minuteMs, netFen: 8720, taxFen: null };
const notFound: ProviderWord = { kind: 'not-found' };
const confirmWord: ProviderWord = { kind: 'needs-confirm', providerNo: 'T1', confirmPackage: 'package' };
const refusedWord: ProviderWord = { kind: 'refused', code: 'NOT_ENOUGH', class: 'no-money' };

function changedBy(row: PayoutRow, fact: PayoutFact, nowMs = at): Extract<PayoutStep, { kind: 'changed' }> {
  const step = applyPayoutFact(row, fact, nowMs);
  if (step.kind !== 'changed') throw new Error(`expected a change, got ${JSON.stringify(step)}`);
  return step;
}

/** The row after some facts, one minute after another. */
function following(facts: readonly PayoutFact[], row = aPayout()): PayoutRow {
  return facts.reduce((so, fact, index) => changedBy(so, fact, at + index * minuteMs).row, row);
}

const sent: PayoutFact = { kind: 'sent', payer };

it('is handed over once, under the number it was reserved with', () => {
  const { row, entry, money } = changedBy(aPayout(), sent);
  expect(row).toMatchObject({ payoutNo: 'W1', state: 'sent', sends: 1, payer, revision: 2, sentDay: '20260827' });
  expect(row).toMatchObject({ work: 'look', nextLookAtMs: at + 5_000, firstSentAtMs: at });
  expect([entry, money]).toEqual([null, null]);
});

it('waits for the promoter for 24 hours from the first sending, and keeps what opens his page', () => {
  const row = following([sent, said(confirmWord, 'submit'), said({ ...confirmWord, confirmPackage: null })]);
  expect(row).toMatchObject({
    state: 'waiting',
    confirm: { confirmPackage: 'package', byMs: at + 24 * 60 * minuteMs },
  });
});

it('moves what arrives to paid and the tax to withheld', () => {
  const { row, entry, tax } = changedBy(following([sent]), said(paidWord), at + minuteMs);
  expect(row).toMatchObject({ state: 'paid', work: 'none', nextLookAtMs: null, paid: { month: '202608', taxFen: 80 } });
  expect(entry).toMatchObject({
    id: 'withdraw|W1|paid',
    cause: 'WITHDRAWAL_PAID',
    postings: [
      { from: 'promoter/wxwang/paying', to: 'promoter/wxwang/paid', amountFen: 8720 },
      { from: 'promoter/wxwang/paying', to: 'tax/withheld', amountFen: 80 },
    ],
  });
  expect(tax).toEqual({ kind: 'confirm', month: '202608', withheldFen: 80 });
});

it('takes from a gig platform what it withheld, when both parts make up the whole', () => {
  const row = following([sent], aPayout({ taxRule: 'external' }));
  const { entry } = changedBy(row, said({ ...paidWord, netFen: 8500, taxFen: 300 }));
  expect(entry?.postings.map(({ amountFen }) => amountFen)).toEqual([8500, 300]);
});

it.each([
  ['another amount', {}, 8719, null],
  ['another amount, with a tax that is ours to withhold', {}, 8700, 100],
  ['parts that do not make up the whole', { taxRule: 'external' } as const, 8500, 301],
])('does not believe %s, and moves nothing', (_name, changes, netFen, taxFen) => {
  const step = applyPayoutFact(following([sent], aPayout(changes)), said({ ...paidWord, netFen, taxFen }), at);
  expect(step).toMatchObject({ kind: 'conflict', code: 'amount-differs' });
});

it.each([
  ['failed', { kind: 'failed', providerNo: 'T1', reason: 'ACCOUNT_FROZEN' }, 'failed', 'ACCOUNT_FROZEN'],
  ['not confirmed in time', { kind: 'failed', providerNo: 'T1', reason: 'OVERDUE_CLOSE' }, 'expired', 'OVERDUE_CLOSE'],
  ['cancelled', { kind: 'cancelled', providerNo: 'T1' }, 'cancelled', 'cancelled'],
  ['returned unseen', { kind: 'returned', providerNo: 'T1', reason: 'bank' }, 'returned', 'bank'],
] as const)('gives the whole amount back when it was %s', (_name, word, state, endReason) => {
  const { row, entry, tax } = changedBy(following([sent]), said(word));
  expect(row).toMatchObject({ state, endReason, work: 'none' });
  expect(entry).toMatchObject({
    id: 'withdraw|W1|given-back',
    postings: [{ from: 'promoter/wxwang/paying', to: 'promoter/wxwang/available', amountFen: 8800 }],
  });
  expect(tax).toEqual({ kind: 'release' });
});

it('books both legs back when the bank returns what was paid', () => {
  const paid = following([sent, said(paidWord)]);
  const { entry, tax } = changedBy(paid, said({ kind: 'returned', providerNo: 'T1', reason: 'bank' }));
  expect(entry).toMatchObject({
    id: 'withdraw|W1|returned',
    postings: [
      { from: 'promoter/wxwang/paid', to: 'promoter/wxwang/available', amountFen: 8720 },
      { from: 'tax/withheld', to: 'promoter/wxwang/available', amountFen: 80 },
    ],
  });
  expect(tax).toEqual({ kind: 'return', month: '202608', withheldFen: 80 });
});

it('never lets FAIL overwrite SUCCESS', () => {
  const paid = following([sent, said(paidWord)]);
  const step = applyPayoutFact(paid, said({ kind: 'failed', providerNo: 'T1', reason: 'X' }), at);
  expect(step).toEqual({ kind: 'conflict', code: 'ended-otherwise', detail: 'paid, told failed' });
});

describe('a payout without a usable answer', () => {
  it.each([
    ['no answer', { kind: 'no-answer', cause: 'timeout' } as const, { class: 'no-answer', code: 'timeout' }],
    ['a refusal that nobody verified', refusedWord, { class: 'no-money', code: 'NOT_ENOUGH' }],
  ])('is asked about after %s, and keeps its money', (_name, word, trouble) => {
    const { row, money } = changedBy(following([sent]), said(word, 'submit'));
    expect(row).toMatchObject({ state: 'unknown', trouble, work: 'look', absence: null });
    expect(money).toBeNull();
  });

  it('is sent again under its own number only once a query did not find it', () => {
    const row = following([sent, said({ kind: 'no-answer', cause: 'timeout' }, 'submit'), said(notFound)]);
    expect(row).toMatchObject({ payoutNo: 'W1', work: 'send', nextLookAtMs: at + 2 * minuteMs + 30_000 });
    expect(following([sent], row)).toMatchObject({ state: 'sent', sends: 2, absence: null, trouble: null });
  });

  it('whose data were refused is not sent again', () => {
    const word: ProviderWord = { kind: 'refused', code: 'PARAM_ERROR', class: 'parameters' };
    expect(following([sent, said(word, 'submit'), said(notFound)])).toMatchObject({ state: 'unknown', work: 'look' });
  });

  it('that is wished back is not sent again', () => {
    const wish: PayoutFact = { kind: 'cancel-asked', why: 'refund' };
    expect(following([sent, wish, said(notFound)])).toMatchObject({ work: 'look', cancelWish: { why: 'refund' } });
  });
});

describe('a payout that a person takes for lost', () => {
  const signedOff: PayoutFact = { kind: 'signed-off', by };
  const unknown = following([sent, said(notFound)]);

  it('ends when three queries over half an hour did not find it', () => {
    let row = changedBy(unknown, signedOff, at).row;
    expect(row).toMatchObject({ state: 'unknown', work: 'look' });
    for (const minutes of [15, 30]) row = changedBy(row, said(notFound), at + minutes * minuteMs).row;
    expect(row).toMatchObject({ state: 'unknown', absence: { count: 3 } });
    const { row: last, money } = changedBy(row, said(notFound), at + 31 * minuteMs);
    expect([last.state, last.endReason, money]).toEqual(['abandoned', 'abandoned', 'give-back']);
  });

  it.each([
    ['two queries', 2, 60],
    ['twenty-nine minutes', 5, 29],
  ])('does not end on %s', (_name, count, minutes) => {
    const absence = { count: count - 1, firstAtMs: at, lastAtMs: at };
    const row = { ...unknown, absence, signOff: by };
    expect(changedBy(row, said(notFound), at + minutes * minuteMs).row.state).toBe('unknown');
  });

  it('ends at once when that was proven before', () => {
    const absence = { count: 3, firstAtMs: at, lastAtMs: at + 30 * minuteMs };
    expect(changedBy({ ...unknown, absence }, signedOff).row.state).toBe('abandoned');
  });

  it('is not lost when the provider knows it after all', () => {
    const row = following([signedOff, said(confirmWord)], unknown);
    expect(row).toMatchObject({ state: 'waiting', signOff: null, endReason: null });
  });

  it('is not lost while nobody asked', () => {
    expect(applyPayoutFact(following([sent]), signedOff, at)).toEqual({ kind: 'refused', code: 'not-lost' });
  });

  it('does not count a refused sending as a query', () => {
    const row = following([sent, said(refusedWord, 'submit'), said(refusedWord, 'submit')]);
    expect(row.absence).toBeNull();
  });
});

it('applies one notification once', () => {
  const fact: PayoutFact = { kind: 'said', source: 'notification', word: paidWord, eventId: 'event-1' };
  const paid = following([sent, fact]);
  expect(applyPayoutFact(paid, fact, at)).toEqual({ kind: 'nothing' });
  expect(applyPayoutFact(paid, { ...fact, eventId: 'event-2' }, at)).toEqual({ kind: 'nothing' });
});

it.each([
  ['approved', { kind: 'approved', by } as const, 'reserved', null],
  ['declined', { kind: 'declined', by } as const, 'cancelled', 'declined'],
  ['taken back', { kind: 'cancel-asked', why: 'promoter' } as const, 'cancelled', 'promoter'],
])('a payout that waits for approval is %s', (_name, fact, state, endReason) => {
  const requested = aPayout({ state: 'requested', work: 'decide', nextLookAtMs: null });
  expect(changedBy(requested, fact).row).toMatchObject({ state, endReason });
});

it('is never handed over without the approval that it needs', () => {
  const requested = aPayout({ state: 'requested', work: 'decide' });
  expect(applyPayoutFact(requested, sent, at)).toEqual({ kind: 'refused', code: 'not-approved' });
});
