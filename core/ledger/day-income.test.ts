import { fen } from '../money/fen';
import { type Account, promoterAccount } from './account';
import { incomeByDay } from './day-income';
import { type LedgerTransaction, ledgerTransaction } from './ledger-transaction';

const at = (text: string) => Date.parse(`${text}+08:00`);
const of = (promoter: string, place: 'frozen' | 'held' | 'available' | 'paying' | 'paid') =>
  promoterAccount(promoter, { place });
const moved = (from: Account, to: Account, amountFen: number, moment = '2026-08-01T20:15:00'): LedgerTransaction =>
  ledgerTransaction({
    id: `o|s|${moment}`,
    cause: 'ORDER_PAID',
    brandId: 'shanli',
    orderKey: 'o|s',
    postings: [{ from, to, amountFen: fen(amountFen) }],
    bookedAtMs: at(moment),
  });

it.each<[string, Account, Account, number, number]>([
  ['commission', 'platform', of('wxwang', 'frozen'), 3860, 0],
  ['a gift of the agency', 'agency/margin', of('wxwang', 'available'), 3860, 0],
  ['what another promoter had', of('wxchen', 'frozen'), of('wxwang', 'frozen'), 3860, 0],
  ['a refund', of('wxwang', 'available'), 'platform', 0, 3860],
  ['what another promoter gets', of('wxwang', 'frozen'), of('wxchen', 'frozen'), 0, 3860],
  ['a move between own places', of('wxwang', 'frozen'), of('wxwang', 'held'), 0, 0],
  ['withheld tax', of('wxwang', 'paying'), 'tax/withheld', 0, 0],
  ['tax that comes back with a returned payout', 'tax/withheld', of('wxwang', 'available'), 0, 0],
])('%s', (_label, from, to, inFen, outFen) => {
  const day = incomeByDay([moved(from, to, 3860)], 'wxwang').get('20260801' as never);
  expect(day ?? { inFen: 0, outFen: 0 }).toEqual({ inFen, outFen });
});

it('counts to the Beijing day of the booking, and adds up', () => {
  const frozen = of('wxwang', 'frozen');
  const entries = [
    moved('platform', frozen, 100, '2026-08-01T23:59:59.999'),
    moved('platform', frozen, 20, '2026-08-02T00:00:00.000'),
    moved('platform', frozen, 3, '2026-08-02T12:00:00'),
  ];
  expect([...incomeByDay(entries, 'wxwang')]).toEqual([
    ['20260801', { inFen: 100, outFen: 0 }],
    ['20260802', { inFen: 23, outFen: 0 }],
  ]);
});

it('says nothing about others', () => {
  expect(incomeByDay([moved('platform', of('wxchen', 'frozen'), 100)], 'wxwang').size).toBe(0);
});
