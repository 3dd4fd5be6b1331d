import type { ProgramRulesView } from '../../cloudfunctions/landing/contract';
import type { ProfileView } from '../../cloudfunctions/promoter/contract';
import { proofView } from '../../miniprogram/packages/mine/proof/proof.view';
import { readSections, rulesView } from '../../miniprogram/packages/mine/rules/rules.view';
import { failure } from '../../miniprogram/services/answer';

const rules: ProgramRulesView = {
  agencyName: '山里人家带货机构',
  settledBy: 'agency',
  holdDays: 20,
  agreementVersion: '2026-07',
  agreement: ['推客协议(2026-07 版)。', '一、随时可以退出。'],
  brands: [
    {
      brandId: 'b1',
      name: '山里人家',
      hasPlanShares: true,
      groups: [
        { name: '店员', sharePpm: 900_000, isOpen: false, conditions: ['staff-list', 'age-18'] },
        { name: '大家', sharePpm: 825_000, isOpen: true, conditions: [] },
      ],
    },
  ],
  shops: [{ shopAppid: 's1', name: '水果店', lockDays: null }],
};
const answer = { ok: true, value: rules } as const;
const visitor = failure('not-bound');
const linesOf = (sections: readonly { title: string; lines: readonly string[] }[], title: string) =>
  sections.find((section) => section.title === title)?.lines;

describe('the rules, made from the settings', () => {
  it('state shares with their conditions, days and who pays', () => {
    const { sections } = proofView(answer);
    expect(linesOf(sections, '佣金比例')).toEqual([
      '山里人家 · 店员:机构服务费的 90%(要:在商家的员工名单里、年满 18 周岁)',
      '山里人家 · 大家:机构服务费的 82.5%(谁都可以进)',
      '山里人家 的个别商品另有比例,写在商品的分享页上。',
    ]);
    expect(linesOf(sections, '谁付,什么时候付')?.slice(0, 2)).toEqual([
      '由「山里人家带货机构」结算。',
      '买家确认收货满 20 天后的第二天起可以提现;平台还没有把钱结算给机构时,结算后的第二天起。',
    ]);
    expect(sections.map(({ title }) => title)).toEqual([
      '只有一层',
      '全程免费',
      '佣金比例',
      '谁付,什么时候付',
      '锁客多久',
    ]);
  });

  it('say so where the platform pays', () => {
    const { sections } = proofView({ ok: true, value: { ...rules, settledBy: 'platform' } });
    expect(linesOf(sections, '谁付,什么时候付')).toEqual(['由微信平台直接结算给推客,不在这里提现。']);
  });

  it('point out what was changed since they were read, and nothing the first time', () => {
    const first = rulesView(answer, visitor, null);
    expect(first.hasChanges).toBe(false);
    const read = readSections(first.sections);
    expect(rulesView(answer, visitor, read).hasChanges).toBe(false);
    const changed = rulesView({ ok: true, value: { ...rules, holdDays: 25 } }, visitor, read);
    expect(changed.sections.filter(({ isChanged }) => isChanged).map(({ title }) => title)).toEqual([
      '谁付,什么时候付',
    ]);
  });

  it('hold the agreement as the server keeps it, and say when he agreed to it', () => {
    const agreement = {
      version: '2026-07',
      isAccepted: true,
      acceptedAtMs: Date.UTC(2026, 7, 1, 12, 3),
      textHash: 'abcd1234',
    };
    const bound = { agreement, brands: [] } as unknown as ProfileView;
    const shown = rulesView(answer, { ok: true, value: bound }, null);
    expect(linesOf(shown.sections, '推客协议(2026-07 版)')).toEqual(rules.agreement);
    expect(shown).toMatchObject({
      agreed: '✓ 您在 8 月 1 日 20:03 同意了 2026-07 版。',
      agreementHash: 'abcd 1234',
      isVisitor: false,
    });
    const asked = { ...bound, agreement: { version: '2026-07', isAccepted: false } };
    expect(rulesView(answer, { ok: true, value: asked }, null).agreed).toBe(
      '您还没有同意这一版,请到「我的」里看一看再决定。',
    );
    expect(rulesView(answer, visitor, null)).toMatchObject({ agreed: '', isVisitor: true });
    expect(rulesView(answer, failure('no-answer'), null)).toMatchObject({ agreed: '', isVisitor: false });
  });

  it('wait for the opening, and say what happened when they cannot be read', () => {
    expect(proofView(failure('not-open')).phase).toBe('not-open');
    expect(rulesView(failure('not-open'), visitor, null).phase).toBe('not-open');
    expect(rulesView(failure('no-connection'), visitor, null)).toMatchObject({ phase: 'failed' });
  });
});
