import { aWallet } from '../../tests/support/some-postings';
import { fen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { rebuildWallets } from './check-books';
import { releaseDue } from './release-due';

const day = (text: string) => text as BeijingDay;
const wallet = aWallet({
  availableFen: fen(7),
  frozenFen: fen(11),
  dueFenByDay: { [day('20260825')]: fen(100), [day('20260827')]: fen(20), [day('20260828')]: fen(3) },
});

it('makes all due money through the day available, in one entry, and remembers the day', () => {
  expect(releaseDue(wallet, day('20260827'), 5000)).toEqual({
    wallet: aWallet({
      availableFen: fen(127),
      frozenFen: fen(11),
      dueFenByDay: { [day('20260828')]: fen(3) },
      releasedThroughDay: day('20260827'),
    }),
    transaction: {
      id: 'release|wxwang|20260827',
      cause: 'RELEASED',
      brandId: null,
      orderKey: null,
      promoters: ['wxwang'],
      postings: [
        { from: 'promoter/wxwang/due/20260825', to: 'promoter/wxwang/available', amountFen: 100 },
        { from: 'promoter/wxwang/due/20260827', to: 'promoter/wxwang/available', amountFen: 20 },
      ],
      bookedAtMs: 5000,
    },
  });
});

it.each(['20260827', '20260826', '20250101'])(
  'does nothing through %s once released through 27 August',
  (throughDay) => {
    const released = releaseDue(wallet, day('20260827'), 5000)?.wallet;
    expect(released && releaseDue(released, day(throughDay), 6000)).toBeUndefined();
  },
);

it('goes on with the days that came since', () => {
  const released = releaseDue(wallet, day('20260827'), 5000)?.wallet;
  const next = released && releaseDue(released, day('20260901'), 6000);
  expect(next?.transaction?.postings).toEqual([
    { from: 'promoter/wxwang/due/20260828', to: 'promoter/wxwang/available', amountFen: 3 },
  ]);
  expect(next?.wallet).toMatchObject({ availableFen: 130, dueFenByDay: {}, releasedThroughDay: '20260901' });
});

it('with nothing due it writes the day down and no entry', () => {
  const release = releaseDue(wallet, day('20260824'), 5000);
  expect(release).toEqual({ wallet: { ...wallet, releasedThroughDay: '20260824' }, transaction: undefined });
});

it('a bucket below zero becomes a debt', () => {
  const owing = aWallet({ dueFenByDay: { [day('20260825')]: fen(-40), [day('20260826')]: fen(10) } });
  const release = releaseDue(owing, day('20260827'), 5000);
  expect(release?.wallet).toEqual(aWallet({ availableFen: fen(-30), releasedThroughDay: day('20260827') }));
  expect(release?.transaction?.postings).toEqual([
    { from: 'promoter/wxwang/available', to: 'promoter/wxwang/due/20260825', amountFen: 40 },
    { from: 'promoter/wxwang/due/20260826', to: 'promoter/wxwang/available', amountFen: 10 },
  ]);
});

it('a wallet that is rebuilt from the ledger knows through which day it was released', () => {
  const transaction = releaseDue(wallet, day('20260827'), 5000)?.transaction;
  const later = transaction && { ...transaction, id: 'release|wxwang|20260901' };
  const rebuilt = rebuildWallets(transaction && later ? [later, transaction] : []);
  expect(rebuilt.get('wxwang')?.releasedThroughDay).toBe('20260901');
});
