import { aWallet } from '../../tests/support/some-postings';
import { fen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { promoterAccount } from './account';
import { compareWallets, foldBalances, promoterTotalFen, rebuildWallets, sumOfBalances } from './check-books';
import { ledgerTransaction, type Posting } from './ledger-transaction';
import { accountWording, causeWording } from './movement-wording';

const frozen = promoterAccount('wxwang', { place: 'frozen' });
const due = promoterAccount('wxwang', { place: 'due', day: '20260827' as BeijingDay });
const chens = promoterAccount('wxchen', { place: 'frozen' });

const entry = (id: string, ...postings: Posting[]) =>
  ledgerTransaction({ id, cause: 'ORDER_PAID', brandId: null, orderKey: null, postings, bookedAtMs: 0 });

const ledger = [
  entry('1', { from: 'platform', to: frozen, amountFen: fen(3860) }),
  entry('2', { from: 'platform', to: 'agency/margin', amountFen: fen(965) }),
  entry('3', { from: frozen, to: due, amountFen: fen(3000) }),
  entry('4', { from: frozen, to: chens, amountFen: fen(860) }),
];

it('balances are what flowed in minus what flowed out', () => {
  expect([...foldBalances(ledger)]).toEqual([
    ['platform', -4825],
    [frozen, 0],
    ['agency/margin', 965],
    [due, 3000],
    [chens, 860],
  ]);
  expect(sumOfBalances(foldBalances(ledger))).toBe(0);
  expect(promoterTotalFen(foldBalances(ledger), 'wxwang')).toBe(3000);
});

it('wallets can be rebuilt from the ledger alone', () => {
  const rebuilt = rebuildWallets(ledger);
  expect([...rebuilt.keys()]).toEqual(['wxwang', 'wxchen']);
  expect(rebuilt.get('wxwang')).toEqual(aWallet({ dueFenByDay: { ['20260827' as BeijingDay]: fen(3000) } }));
});

it('names every place at which a stored wallet differs', () => {
  const stored = [
    aWallet({ frozenFen: fen(1), availableFen: fen(-2), dueFenByDay: { ['20260901' as BeijingDay]: fen(4) } }),
    { ...aWallet({ paidFen: fen(9) }), promoter: 'wxghost' },
  ];
  expect(compareWallets(stored, rebuildWallets(ledger))).toEqual([
    { promoter: 'wxwang', place: 'frozen', storedFen: 1, ledgerFen: 0 },
    { promoter: 'wxwang', place: 'available', storedFen: -2, ledgerFen: 0 },
    { promoter: 'wxwang', place: 'due/20260901', storedFen: 4, ledgerFen: 0 },
    { promoter: 'wxwang', place: 'due/20260827', storedFen: 0, ledgerFen: 3000 },
    { promoter: 'wxghost', place: 'paid', storedFen: 9, ledgerFen: 0 },
    { promoter: 'wxchen', place: 'frozen', storedFen: 0, ledgerFen: 860 },
  ]);
});

it('finds nothing when all agree', () => {
  expect(compareWallets([...rebuildWallets(ledger).values()], rebuildWallets(ledger))).toEqual([]);
});

it.each([
  ['platform', '平台', 'platform'],
  ['agency/margin', '机构', 'agency'],
  ['tax/withheld', '代扣税款', 'tax withheld'],
  [frozen, '冻结中', 'frozen'],
  [due, '8 月 27 日起可提现', 'free from Aug 27'],
  [promoterAccount('wxwang', { place: 'held' }), '核查中', 'held'],
  [promoterAccount('wxwang', { place: 'available' }), '可提现', 'available'],
  [promoterAccount('wxwang', { place: 'paying' }), '提现中', 'paying'],
  [promoterAccount('wxwang', { place: 'paid' }), '已到账', 'paid'],
] as const)('%s is read %s and %s', (account, zh, en) => {
  expect(accountWording(account)).toEqual({ zh, en });
});

it('every cause has words', () => {
  expect(causeWording('ORDER_PAID')).toEqual({ zh: '买家付款,佣金入账冻结', en: 'paid: commission booked frozen' });
});
