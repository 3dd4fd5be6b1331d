import type { ReadIntakeView } from '../../cloudfunctions/console/intake-contract';
import type { ShelfListView } from '../../cloudfunctions/console/shelf-contract';
import { takenInLines } from '../../miniprogram/packages/console/components/leaving-pane/leaving-pane.view';
import {
  audienceChoices,
  missingMessage,
  previewLines,
  thingChoices,
  thingName,
  withPictures,
} from '../../miniprogram/packages/console/components/message-form/message-form.view';
import { campaignFacts, campaignRows, liveView } from '../../miniprogram/packages/console/messages/messages.view';
import { checklistCards, intakeNotes, partnerRows } from '../../miniprogram/packages/console/partners/partners.view';
import { pictureProblem } from '../../miniprogram/packages/console/services/pick-pictures.view';

/** 2026-08-01 20:03 in Beijing. */
const atMs = 1_785_585_780_000;
const stores = [{ storeId: 's1', name: '一号店' }];

describe('messages', () => {
  const preview = { audience: 12, dueAtMs: atMs, isQuietNow: true, findings: [] };

  it('say whom they reach, when, and what may not be written so', () => {
    expect(previewLines(preview)).toMatchObject({
      lines: [
        '会送到 12 位推客的「消息」里。',
        '现在是安静时间,8 月 1 日 20:03 开始发。',
        expect.stringContaining('一天最多收一条'),
      ],
      canSend: true,
    });
    const findings = [{ found: '躺赚', advice: '请删去收益承诺。', instead: null }];
    expect(previewLines({ ...preview, findings })).toEqual({
      lines: ['「躺赚」不能发:请删去收益承诺。'],
      canSend: false,
    });
    expect(previewLines({ ...preview, audience: 0 }).canSend).toBe(false);
  });

  it('need words, and a task an end', () => {
    const form = { title: '周末', text: '直播', days: '3' };
    expect(missingMessage(form, 'task')).toBe('');
    expect(missingMessage({ ...form, days: '90' }, 'task')).toBe('任务要在 1 到 30 天里做完。');
    expect(missingMessage({ ...form, days: '90' }, 'notice')).toBe('');
    expect(missingMessage({ ...form, text: ' ' }, 'notice')).toBe('请写内容。');
    expect(audienceChoices([{ groupId: 'g', name: '店员' }], stores).map(({ name }) => name)).toEqual([
      '所有推客',
      '小组:店员',
      '门店:一号店',
    ]);
  });
});

describe('what a message is about', () => {
  const apple = { kind: 'product', id: 'p1', shopAppid: 'wxshop1' } as const;
  const shelf = { items: [{ ...apple, title: '高山苹果' }], nextPosition: null } as unknown as ShelfListView;
  const gone = { ...apple, id: 'p9' };

  it('is nothing, a thing of the shelf, or the one that it was about', () => {
    const names = (kept: typeof apple | typeof gone | null) => thingChoices([shelf], kept).map(({ name }) => name);
    expect(names(null)).toEqual(['不指定', '商品:高山苹果']);
    expect(names(apple)).toEqual(['不指定', '商品:高山苹果']);
    expect(names(gone)).toEqual(['不指定', '商品:高山苹果', '商品:原来的那一件']);
    const choices = thingChoices([shelf], null);
    expect([apple, gone, null].map((thing) => thingName(choices, thing))).toEqual(['商品:高山苹果', '商品', '']);
  });

  it('has nine pictures at most, each once', () => {
    expect(withPictures(['a', 'b'], ['b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(withPictures(['a'], [...'bcdefghijk'])).toHaveLength(9);
  });

  it.each([
    [
      'two of ten megabytes',
      [
        ['a.jpg', 10],
        ['b.png', 10],
      ],
      '图片每张不能超过 5 MB,请换小一点的。',
    ],
    ['a film', [['a.mp4', 1]], '图片请选 JPG 或 PNG 图片。'],
    [
      'three where two have room',
      [
        ['a.jpg', 1],
        ['b.jpg', 1],
        ['c.jpg', 1],
      ],
      '图片还能放 2 张,请少选几张。',
    ],
    ['a picture of the camera without an ending', [['http://tmp/3f0c', 1]], ''],
    ['capitals', [['wxfile://tmp_1.JPEG', 5]], ''],
  ] as [string, [string, number][], string][])('refuses %s by name, or takes it', (_label, files, problem) => {
    const picked = files.map(([tempFilePath, mib]) => ({ tempFilePath, size: mib * 1024 * 1024 }));
    expect(pictureProblem(picked, { name: '图片', most: 2, mostMib: 5 })).toBe(problem);
  });
});

describe('what went out', () => {
  const groups = [{ groupId: 'staff', name: '门店员工' }];
  const audience = audienceChoices(groups, stores);
  const campaign = {
    ...({
      campaignId: 'c',
      kind: 'notice',
      title: '周末直播',
      text: '周六晚八点。',
      thing: null,
      untilMs: null,
    } as const),
    ...({ byName: '李店长', createdAtMs: atMs, dueAtMs: atMs, state: 'done', told: 1234, capped: 0 } as const),
  };

  it.each([
    ['所有推客', { kind: 'all' }],
    ['小组:门店员工', { kind: 'group', groupId: 'staff' }],
    ['门店:一号店', { kind: 'store', storeId: 's1' }],
    ['标签:早班', { kind: 'tag', tag: '早班' }],
    ['一个已经没有的小组', { kind: 'group', groupId: 'gone' }],
  ] as const)('names its audience: %s', (name, part) => {
    expect(campaignFacts({ ...campaign, part }, [], audience)).toContainEqual({ name: '发给', value: name });
  });

  it('says how many heard it once it went out, and nothing before', () => {
    const part = { kind: 'all' } as const;
    const waiting = { ...campaign, part, state: 'waiting', told: 0 } as const;
    const rows = campaignRows({ campaigns: [waiting, { ...campaign, part }], nextBeforeMs: null }, 'notice');
    expect(rows.map(({ side }) => side)).toEqual(['', '1,234 人']);
  });
});

describe('a broadcast', () => {
  it('is told by store and by promoter, and what WeChat does not tell stays unknown', () => {
    const one = {
      promoter: 'wxW',
      nickname: '王阿姨',
      storeId: 's1',
      reservations: null,
      orders: 2,
      settledFen: 19_300,
    };
    const store = { storeId: null, reservations: 0, orders: 2, settledFen: 19_300 };
    const live = {
      title: '苹果专场',
      airsAtMs: atMs,
      step: 'over',
      promoters: [one],
      stores: [store],
      isCut: false,
    } as const;
    expect(liveView(live, stores)).toMatchObject({
      liveStep: '已播完 · 8 月 1 日 20:03 开播',
      livePromoters: [{ title: '王阿姨', note: '预约人数微信没有回答 · 订单 2 笔', amountFen: 19_300 }],
      liveStores: [{ title: '不属于门店', note: '预约 0 人 · 订单 2 笔' }],
    });
  });
});

describe('merchants and talents', () => {
  const step = { endpoint: null, isOptional: false, isSilent: false, mark: null } as const;
  const mark = { by: '小张', atMs, note: '', slots: [] };
  const intake: ReadIntakeView = {
    checklists: [
      {
        ...{ flow: 'shop-product', account: null, isComplete: false },
        steps: [
          {
            ...step,
            step: 'usable-plan',
            name: '有可用的推广计划',
            state: 'platform-confirmed',
            stateName: '',
            endpoint: 'x',
          },
          { ...step, step: 'goods-checked', name: '看过样品', state: 'self-marked', stateName: '', mark },
          { ...step, step: 'time-slots', name: '约定时段', state: 'open', stateName: '' },
          { ...step, step: 'live-goods', name: '有商品', state: 'open', stateName: '', endpoint: 'x', isSilent: true },
        ],
      },
    ],
    fee: { terms: { scope: 'shop', feePpm: 250_000 }, by: '李店长', atMs },
    shortfalls: [{ productId: 'p1', agreedPpm: 250_000, planPpm: null }],
    refusedPlans: null,
    items: [],
  };

  it('have checklists with what the platform confirmed, what was marked, and what is open', () => {
    const [card] = checklistCards(intake, true);
    expect(card?.steps.map(({ tag, action }) => `${tag.text} ${action}`)).toEqual([
      '✓ 平台已确认 ',
      '● 已自行标记 unmark',
      '! 未完成 slots',
      '! 未完成 ',
    ]);
    expect(card?.steps[3]?.note).toBe('微信这次没有回答,可能已经完成。');
    expect(
      checklistCards(intake, false)
        .flatMap(({ steps }) => steps.map(({ action }) => action))
        .join(''),
    ).toBe('');
  });

  it('have a fee, and where plans pay less', () => {
    expect(intakeNotes(intake)).toEqual({
      fee: '约定的服务费:全店 25%。李店长 8 月 1 日 20:03 记下。',
      shortfalls: ['商品 p1:约定 25%,没有可用的计划。'],
      refused: [],
    });
    const goods = [1, 2, 3, 4].map((nth) => ({ productId: `p${nth}`, feePpm: nth * 50_000 }));
    const items = [{ kind: 'product', id: 'p1', title: '高山苹果' }] as unknown as ReadIntakeView['items'];
    const fee = { by: '李店长', atMs, terms: { scope: 'goods', goods } } as const;
    expect(intakeNotes({ ...intake, items, fee })).toMatchObject({
      fee: '约定的服务费:指定 4 件商品,「高山苹果」 5%、商品 p2 10%、商品 p3 15%等。李店长 8 月 1 日 20:03 记下。',
      shortfalls: ['「高山苹果」:约定 25%,没有可用的计划。'],
    });
  });

  it('whose authorisation was taken back stand out', () => {
    const talent = { subject: 'talent', subjectAppid: 'wxt', name: '', accounts: [], withdrawnAtMs: 5 } as const;
    expect(partnerRows([talent])).toMatchObject([{ title: 'wxt', note: '达人', tag: { text: '− 授权收回' } }]);
  });
});

describe('a brand that came from elsewhere', () => {
  it('is said to be closed, with what stays in the file', () => {
    const taken = {
      brandId: 'b',
      name: '山里人家',
      groups: 4,
      keptInFile: { orders: 3, memberships: 1 },
      cannotMove: [],
    };
    expect(takenInLines(taken)).toEqual([
      '「山里人家」收下了:4 个小组、条件和比例。它还没有开张。',
      '接着在「开张」里加小店,再发邀请,请推客自己加入。',
      '留在文件里备查的:订单 3 行、推客 1 行。',
    ]);
  });
});
