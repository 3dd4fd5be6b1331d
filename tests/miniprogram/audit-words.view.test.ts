import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actionName, changeText, subjectText } from '../../miniprogram/packages/console/team/audit-words.view';

const nowMs = Date.UTC(2026, 7, 1, 12);

describe('the audit in words', () => {
  it.each([
    [{ color: null, name: '山里人家' }, { color: '#1F5F6E', name: '山里人家' }, '颜色:无 → #1F5F6E'],
    [null, { monthFen: 100_000 }, '每月预算:1,000.00 元'],
    [{ leastMarginPpm: 10_000 }, { leastMarginPpm: 25_000 }, '机构至少留:1% → 2.5%'],
    [{ isOpen: false }, { isOpen: true }, '开张:否 → 是'],
    [
      { shares: [] },
      { shares: [{ fromMs: nowMs, sharePpm: 800_000 }] },
      '比例:无 → 从什么时候 8 月 1 日 20:00 比例 80%',
    ],
    [null, { role: 'agency-finance' }, '角色:机构财务'],
    [null, null, ''],
  ])('reads a change of the audit, %j to %j, in words', (before, after, expected) => {
    expect(changeText(before, after)).toBe(expected);
  });

  it('has a name for whatever the audit writes', () => {
    const dir = join(__dirname, '..', '..', 'backend', 'usecases');
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.ts$/.test(file),
    );
    const sources = files.map((file) => readFileSync(join(dir, file), 'utf8')).join('');
    const written = [...sources.matchAll(/\baction: '(\w+)'/g)].map(([, action = '']) => action);
    expect(written.length).toBeGreaterThan(40);
    expect(written.filter((action) => /\w/.test(actionName(action)))).toEqual([]);
  });

  it.each([
    ['payout W20261124AB', '提现 W20261124AB'],
    ['50 payouts', '50 笔提现'],
    ['staff invite 1a2b', '成员邀请 1a2b'],
  ])('names what was changed: %s', (subject, expected) => {
    expect(subjectText(subject)).toBe(expected);
  });
});
