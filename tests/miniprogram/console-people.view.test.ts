import type { PersonDetailView } from '../../cloudfunctions/console/people-contract';
import {
  importLines,
  mayTakeIn,
  problemLines,
} from '../../miniprogram/packages/console/components/import-pane/import-pane.view';
import {
  type InviteView,
  inviteFacts,
  inviteOver,
  inviteTag,
} from '../../miniprogram/packages/console/components/invite-pane/invite-pane.view';
import {
  personPane,
  personQuestion,
  tagsOf,
} from '../../miniprogram/packages/console/components/person-pane/person-pane.view';
import { clerkRows, missingClerk } from '../../miniprogram/packages/console/components/store-pane/store-pane.view';
import { cardLayout, cardNote, cardWords, missingInvite } from '../../miniprogram/packages/console/invite/invite.view';
import { filterOf, peopleChips, rankingNote, searchOf } from '../../miniprogram/packages/console/people/people.view';
import { posterLayout } from '../../miniprogram/posters/poster-layout';

/** 2026-08-01 20:03 in Beijing. */
const atMs = 1_785_585_780_000;
const all = { change: true, share: true, standing: true };
const wang: PersonDetailView = {
  ...{ promoter: 'wxWang', nickname: '王阿姨', avatarUrl: '', standing: 'bound', groupId: 'staff', groupName: '店员' },
  ...{ tags: ['早班'], storeId: 's1', joinedAtMs: atMs, activeAtMs: atMs, isDormant: false, sharePpm: 850_000 },
  ...{
    hasOwnShare: false,
    source: { kind: 'store', label: '中秋门店' },
    liveLinks: 2,
    suspendedReason: null,
    leftAtMs: null,
  },
  ...{ groupSharePpm: 850_000, ownShares: [], groups: [{ groupId: 'staff', name: '店员' }], history: [] },
};
const stores = [{ storeId: 's1', name: '一号店' }];
const pane = (change: Partial<PersonDetailView> = {}, rights = all) =>
  personPane({ ok: true, value: { ...wang, ...change } }, stores, rights);

describe('one promoter', () => {
  it('is told with group, share, store, and how he came', () => {
    const facts = Object.fromEntries(pane().facts.map(({ name, value }) => [name, value]));
    expect(facts).toMatchObject({
      小组: '店员',
      比例: '服务费的 85%(小组的)',
      门店: '一号店',
      怎么来的: '门店邀请「中秋门店」',
      最近一次做新链接: '加入以后还没有',
    });
  });

  it.each([
    ['suspended', '原因:多次承诺收益。', '已经赚到的佣金照常结算和提现', ['解除绑定', '恢复']],
    ['left', '', '转不走,到期自然结束', ['解除绑定', '暂停']],
    ['unbound', '', '链接已经停用', []],
    ['never-here', '', '还没来过这个小程序', ['解除绑定', '暂停']],
  ] as const)('who is %s: what follows, and what may be done', (standing, reason, words, steps) => {
    const shown = pane({ standing, suspendedReason: standing === 'suspended' ? '多次承诺收益。' : null });
    expect(shown.standingWord.startsWith(reason)).toBe(true);
    expect(shown.standingWord).toContain(words);
    expect(shown.steps.map(({ name }) => name)).toEqual(steps);
  });

  it('is only shown to who may not change him', () => {
    const shown = pane({}, { change: false, share: false, standing: false });
    expect(shown).toMatchObject({ canChange: false, canShare: false, steps: [] });
  });

  it('is asked about with the locks and the money that stay', () => {
    for (const step of ['suspend', 'unbind'] as const) {
      const words = personQuestion(step).lines.join('');
      expect(words).toContain('照常结算和提现');
      expect(words).toContain('转不走');
    }
    expect(personQuestion('suspend').reasonName).toBe('原因(他自己会读到)');
  });

  it('has tags as they were typed', () => {
    expect(tagsOf(' 早班、生鲜, 早班  团购 ')).toEqual(['早班', '生鲜', '团购']);
    expect(tagsOf('早班\uff0c生鲜\uff1b团购')).toEqual(['早班', '生鲜', '团购']);
  });
});

describe('lists of people', () => {
  it('are narrowed by groups by name, by what is typed, and by a tag after #', () => {
    const chips = peopleChips([{ groupId: 'staff', name: '店员' }]);
    expect(chips.map(({ name }) => name)).toEqual(['全部', '店员', '30 天没分享', '已退出']);
    expect(chips.map(({ value }) => filterOf(value).kind)).toEqual(['all', 'group', 'dormant', 'left']);
    expect([searchOf('王'), searchOf('#早班'), searchOf(' '), searchOf('#')]).toEqual([
      { search: '王' },
      { filter: { kind: 'tag', tag: '早班' } },
      undefined,
      { search: '#' },
    ]);
  });

  it('of stores say that figures move no money', () => {
    const note = rankingNote({ month: '202608', stores: [], countedAtMs: atMs, isCut: true });
    expect(note).toContain('不影响佣金');
    expect(note).toContain('没有全部算进来');
  });
});

describe('an import', () => {
  const report = { fileHash: '', listed: 1, marked: 0, wasTakenIn: false };
  const problems = [{ line: 7, code: 'phone-wrong', sentence: '手机号要 11 位数字,以 1 开头,请核对。' }];

  it('names every broken line with its number before anything is taken in', () => {
    expect(importLines({ ...report, problems })).toEqual([
      '会导入:名单里加 1 个手机号,给 0 位推客加标签或门店。',
      '1 行有问题,不会导入:',
    ]);
    expect(problemLines({ ...report, problems })).toEqual([
      { key: 7, text: '第 7 行:手机号要 11 位数字,以 1 开头,请核对。' },
    ]);
    expect(
      [
        { ...report, problems },
        { ...report, listed: 0, problems },
        { ...report, problems, wasTakenIn: true },
      ].map(mayTakeIn),
    ).toEqual([true, false, false]);
  });
});

describe('an invite and a card', () => {
  const invite: InviteView = {
    ...{
      token: 't',
      state: 'valid',
      brandId: 'b',
      kind: 'fan',
      groupId: 'g',
      label: '夏天',
      shopAppid: null,
      useLimit: 100,
    },
    ...{ used: 12, createdAtMs: atMs, expiresAtMs: atMs, revokedAtMs: null },
  };

  it.each([
    ['valid', '✓ 可用', ''],
    ['invite-used-up', '● 已用完', '名额用完了'],
    ['invite-expired', '● 已过期', '过期了'],
    ['invite-revoked', '● 已收回', '收回以后没有人能再用它加入'],
  ] as const)('%s', (state, tag, over) => {
    expect(inviteTag({ ...invite, state }).text).toBe(tag);
    expect(inviteOver({ ...invite, state }).startsWith(over)).toBe(true);
    expect(inviteFacts({ ...invite, state }, '大家')).toContainEqual({ name: '用了', value: '12 / 100 人' });
  });

  it.each([
    [{ label: '', useLimit: '1' }, '请起一个名字'],
    [{ label: '夏天', useLimit: '0' }, '人数请填'],
    [{ label: '夏天', useLimit: '一百' }, '人数请填'],
    [{ label: '夏天', useLimit: '100' }, ''],
  ])('%j: %s', (form, problem) => {
    expect(missingInvite(form).startsWith(problem)).toBe(true);
    expect(missingInvite(form) === '').toBe(problem === '');
  });

  it('has the words of its door, and the mark that none can lose', () => {
    const code = { fileId: 'f', url: 'u', brandName: '山里人家', agencyName: '山里机构', servedBy: '', path: '' };
    const layout = posterLayout('counter', cardWords(code), (text, size) => text.length * size);
    const texts = (kind: string) =>
      cardLayout(kind, layout).marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(texts('invite')).toEqual(expect.arrayContaining(['扫码成为推客', '全程免费,不用买东西', '广告']));
    expect(texts('store')).toEqual(expect.arrayContaining(['扫码看看本店好物', '进店可选为您服务的店员', '广告']));
    expect(cardNote('store', { ...code, servedBy: '3 号店员 小陈' })).toContain('3 号店员 小陈');
  });

  it('of a clerk who was taken back comes last', () => {
    const clerk = { number: 1, name: '老赵', promoter: 'wxZ', code: '', createdAtMs: 1 };
    const rows = clerkRows([
      { ...clerk, clerkId: 'a', revokedAtMs: 5 },
      { ...clerk, clerkId: 'b', number: 2, revokedAtMs: null },
    ]);
    expect(rows.map(({ clerkId, isRevoked }) => [clerkId, isRevoked])).toEqual([
      ['b', false],
      ['a', true],
    ]);
    expect(missingClerk({ number: '0', name: '小陈', promoter: 'wx1' })).not.toBe('');
    expect(missingClerk({ number: '3', name: '小陈', promoter: 'wx1' })).toBe('');
  });
});
