import { readSourceTree } from '../../scripts/tidy/source-tree';
import { repositoryRoot } from './run-tool';

/** Where money is computed or moved, and everything that they could read a store from. */
const places = ['core/commission/', 'core/ledger/', 'core/money/', 'core/payout/', 'core/tax/', 'core/attribution/'];
const booking = ['backend/usecases/booking/', 'backend/usecases/release/', 'backend/usecases/events/'];
const storeWords = /\b(store(?!\w)|storeId|storeTree|store-tree|clerk\w*|region\w*|shopLead)\b/i;

const tree = readSourceTree(repositoryRoot);
const money = tree.paths.filter((path) => [...places, ...booking].some((place) => path.startsWith(place)));
const code = (path: string) =>
  tree
    .read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'[^'\n]*'|`[^`]*`/g, "''");

describe('stores, clerks and regions', () => {
  it('are looked for in all that computes or moves money', () => {
    expect(money.length).toBeGreaterThan(100);
    expect(storeWords.test('member.storeId')).toBe(true);
    expect(storeWords.test('stores.findStore(')).toBe(false);
  });

  it('are in none of it', () => {
    const found = money.filter((path) => path.endsWith('.ts') && storeWords.test(code(path)));
    expect(found).toEqual([]);
  });

  it('are imported by none of it', () => {
    const importing = money.filter((path) => /store-tree|usecases\/stores|people-desk/.test(tree.read(path)));
    expect(importing).toEqual([]);
  });
});
