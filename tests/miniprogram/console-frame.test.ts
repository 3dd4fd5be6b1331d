import type { MeView } from '../../cloudfunctions/console/staff-contract';
import { countBarsView } from '../../miniprogram/packages/console/components/count-bars/count-bars.view';
import { missingReason } from '../../miniprogram/packages/console/components/reason-sheet/reason-sheet.view';
import { consoleRow } from '../../miniprogram/packages/console/components/row-list/row-list.view';
import { paneMove, steppedKey } from '../../miniprogram/packages/console/components/two-panes/two-panes.view';
import { entranceGroups, entrancesOf } from '../../miniprogram/packages/console/console-pages.view';
import { mayAnywhere, may as mayDo } from '../../miniprogram/packages/console/services/rights';
import { sharePpmOf } from '../../miniprogram/packages/console/share-percent.view';

const brand = { brandId: 'shanli', name: '山里人家', isOpen: true, color: null };
const view = (may: MeView['may']): MeView => ({ name: '周', roles: [], may, brands: [brand], isClaimed: true });

describe('rights as pages ask for them', () => {
  const me = view({ saveShop: ['shanli'], saveBrand: ['shanli'], payoutQueue: 'every-brand' });

  it.each([
    ['saveShop', 'shanli', true],
    ['saveShop', 'haibian', false],
    ['saveShop', null, false],
    ['payoutQueue', null, true],
    ['payoutQueue', 'haibian', true],
    ['closeMonth', 'shanli', false],
  ])('%s in %s: %s', (duty, brandId, expected) => {
    expect(mayDo(me, duty, brandId)).toBe(expected);
  });

  it('open only the pages for which there is a duty, and never lead to where one is', () => {
    expect(entrancesOf(me, 'payouts')).toEqual([
      { page: 'payouts', name: '付款', isHere: true },
      { page: 'setup', name: '开张', isHere: false },
      { page: 'brand', name: '品牌', isHere: false },
    ]);
    expect(entranceGroups(me, 'payouts')).toEqual([
      {
        ...{ group: 'program', name: '设置' },
        entrances: [
          { page: 'setup', name: '开张', isHere: false },
          { page: 'brand', name: '品牌', isHere: false },
        ],
      },
    ]);
    expect(entrancesOf(view({}), 'home')).toEqual([]);
    expect([mayAnywhere(me, 'saveShop'), mayAnywhere(me, 'closeMonth')]).toEqual([true, false]);
  });
});

describe('two panes on a computer', () => {
  it.each([
    ['ArrowUp', 'up'],
    ['ArrowDown', 'down'],
    ['Enter', 'open'],
    ['Escape', 'close'],
    ['a', undefined],
  ])('%s means %s', (key, move) => {
    expect(paneMove(key)).toBe(move);
  });

  it.each([
    ['', 'down', 'a'],
    ['a', 'down', 'b'],
    ['c', 'down', 'c'],
    ['a', 'up', 'a'],
    ['c', 'up', 'b'],
    ['b', 'open', 'b'],
  ] as const)('from %s %s to %s', (chosen, move, expected) => {
    expect(steppedKey(['a', 'b', 'c'], chosen, move)).toBe(expected);
    expect(steppedKey([], chosen, 'down')).toBe('');
  });
});

describe('parts of lists', () => {
  it('rows say nothing that was not told', () => {
    expect(consoleRow({ key: 'k', title: '一单', amountFen: 3860 })).toEqual({
      ...{ key: 'k', title: '一单', note: '', tag: null, amountFen: 3860, moneyState: 'plain', side: '' },
      pictureUrl: '',
    });
  });

  it('bars begin at zero, and what is not known has none', () => {
    const bar = (key: string, value: number | null) => ({ key, label: key, value, text: `${value} 笔` });
    const { drawn } = countBarsView([bar('a', 50), bar('b', 200), bar('c', 0), bar('d', null)]);
    expect(drawn.map(({ widthPercent, text }) => [widthPercent, text])).toEqual([
      ...[
        [25, '50 笔'],
        [100, '200 笔'],
        [0, '0 笔'],
        [0, '—'],
      ],
    ]);
  });

  it.each([
    ['', '请写明原因,至少 4 个字。'],
    ['   三个字', '请写明原因,至少 4 个字。'],
    ['换了人手', ''],
  ])('a reason "%s"', (reason, problem) => {
    expect(missingReason(reason)).toBe(problem);
  });

  it.each([
    ['80', 800_000],
    ['12.5', 125_000],
    ['0', 0],
    ['100', 1_000_000],
    ['100.0001', undefined],
    ['120', undefined],
    ['-5', undefined],
    ['八十', undefined],
    ['', undefined],
  ])('a share of "%s" percent', (typed, ppm) => {
    expect(sharePpmOf(typed)).toBe(ppm);
  });
});
