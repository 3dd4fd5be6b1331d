import { type FakeCloud, type MountedPhone, mountPhone } from './mounted-phone';

/** The console's own pages against answers of a test: what is written where, and what is shown without a network. */
const ok = (value: unknown) => ({ ok: true, value });
const brandId = 'shanli';
const duties = [
  'brandList',
  'campaignList',
  'sendCampaign',
  'saveMaterial',
  'saveBrand',
  'readHome',
  'listTasks',
  'peopleList',
  'shelfList',
  'createInvite',
];
const me = {
  ...{ name: '李店长', roles: [{ role: 'agency-owner', brandId: null }], isClaimed: true },
  may: Object.fromEntries(duties.map((duty) => [duty, 'every-brand'])),
  brands: [{ brandId, name: '山里人家', isOpen: true, color: null }],
};
const theme = { logoUrl: null, color: null };
const group = { groupId: 'open', name: '推客', conditions: [], shares: [], declaration: 'none' };
const brand = {
  ...{
    brandId,
    name: '山里人家',
    isOpen: true,
    revision: 3,
    theme,
    groups: [group],
    shares: [],
    shops: [],
    findings: [],
  },
  ...{ planShares: {}, reviewMode: 'none', leastMarginPpm: null },
};
const apple = { kind: 'product', id: 'p1', shopAppid: 'wxshop1' };
const material = {
  ...{ materialId: 'm1', title: '朋友圈文案', text: '我家常买的苹果。', createdAtMs: 1 },
  ...{ imageUrls: ['cloud://kept/1.png', 'cloud://kept/2.png'], thing: apple },
};
const shelved = {
  ...{ ...apple, title: '高山苹果', imageUrl: '', hostName: '', priceFen: 1, state: 'new', stateName: '待提交' },
  ...{ alerts: [], feePpm: null, promoterPpm: null, marginPpm: null, isListed: true, isShown: false },
};
const campaign = {
  ...{ campaignId: 'c1', kind: 'notice', title: '周末直播', text: '周六晚八点。', part: { kind: 'all' }, thing: null },
  ...{ untilMs: null, byName: '李店长', createdAtMs: 1, dueAtMs: 1, state: 'done', told: 3, capped: 0 },
};
const answers: Readonly<Record<string, unknown>> = {
  ...{ me: ok(me), brandList: ok({ brands: [brand] }), storeList: ok({ stores: [] }) },
  ...{ campaignList: ok({ campaigns: [], nextBeforeMs: null }), checkName: ok({ findings: [] }) },
  materialList: ok({ materials: [material], nextBeforeMs: null }),
  shelfList: ok({ items: [{ ...apple, title: '高山苹果' }], nextPosition: null }),
  ...{ saveMaterial: ok({ materialId: 'm1' }), saveBrand: ok({ saved: true }) },
  ...{ sendCampaign: ok({ campaignId: 'c1', dueAtMs: 1, audience: 12 }) },
  previewCampaign: ok({ audience: 12, dueAtMs: 1, isQuietNow: false, findings: [] }),
};

let phone: MountedPhone | undefined;

afterEach(() => phone?.close());

async function open(path: string, more: Readonly<Record<string, unknown>> = {}) {
  const asked: { readonly action: string; readonly input: Record<string, unknown> }[] = [];
  const wire = { isDown: false };
  const cloud: FakeCloud = ({ data }) => {
    if (wire.isDown) throw new Error('no network');
    asked.push(data);
    return more[data.action] ?? answers[data.action];
  };
  const held = await mountPhone({ path: `packages/console/${path}`, cloud });
  phone = held;
  if (held.errors.length > 0) throw new Error(held.errors.join('\n'));
  const last = (action: string) => asked.filter((one) => one.action === action).at(-1)?.input;
  return { held, asked, last, wire };
}

/** What the album gives; a picture is kept under its own name. */
function album(held: MountedPhone, tempFiles: readonly { tempFilePath: string; size: number }[]): string[] {
  const uploaded: string[] = [];
  const { wx } = held.window as unknown as { wx: { cloud: object } };
  Object.assign(wx, { chooseMedia: async () => ({ tempFiles }) });
  Object.assign(wx.cloud, {
    uploadFile: async ({ cloudPath }: { cloudPath: string }) => {
      uploaded.push(cloudPath);
      return { fileID: `cloud://test/${cloudPath}` };
    },
  });
  return uploaded;
}

/** What the page does when somebody comes back to it. */
async function reload(held: MountedPhone): Promise<void> {
  const page = held.running.stack.top();
  await page?.caller.load?.call(page.caller);
  await held.settle();
}

async function reason(held: MountedPhone): Promise<void> {
  await held.type('[aria-label="原因(写进审计记录)"]', '换一份新的');
  await held.tap('.components-bottom-sheet-bottom-sheet--doing');
}

/** Taps the innermost thing that says just this. */
async function touch(held: MountedPhone, text: string): Promise<void> {
  const found = [...held.window.document.querySelectorAll('wx-page *')]
    .filter((one) => one.textContent === text)
    .at(-1);
  if (!found) throw new Error(`nothing says ${text} in: ${held.text()}`);
  found.setAttribute('aria-current', 'true');
  await held.tap('[aria-current="true"]');
  found.removeAttribute('aria-current');
}

describe('a material', () => {
  it('keeps the pictures and the thing that nobody touched when its words change', async () => {
    const { held, last } = await open('messages/messages');
    await touch(held, '物料');
    await touch(held, '朋友圈文案');
    await held.type('[aria-label="内容"]', '今年的苹果更甜。');
    await touch(held, '保存');
    await reason(held);
    expect(last('saveMaterial')).toMatchObject({
      ...{ materialId: 'm1', title: '朋友圈文案', text: '今年的苹果更甜。', isRemoved: false },
      ...{ imageUrls: ['cloud://kept/1.png', 'cloud://kept/2.png'], thing: apple },
    });
    expect(held.errors).toEqual([]);
  });

  it('gets pictures from the album, loses one, and is for a thing of the shelf', async () => {
    const { held, last } = await open('messages/messages', { materialList: ok({ materials: [], nextBeforeMs: null }) });
    const uploaded = album(held, [
      { tempFilePath: 'wxfile://tmp_a.PNG', size: 1000 },
      { tempFilePath: 'wxfile://tmp_b.jpg', size: 1000 },
    ]);
    await touch(held, '物料');
    await touch(held, '写物料');
    await held.type('[aria-label="标题"]', '朋友圈文案');
    await held.type('[aria-label="内容"]', '我家常买的苹果。');
    await touch(held, '加图片');
    expect(uploaded).toEqual([
      expect.stringMatching(/^materials\/shanli\/[\w-]{8,}\.png$/),
      expect.stringMatching(/^materials\/shanli\/[\w-]{8,}\.jpg$/),
    ]);
    await held.tap('[aria-label="去掉第 1 张"]');
    await touch(held, '保存');
    await reason(held);
    const saved = last('saveMaterial');
    expect(saved).toMatchObject({ title: '朋友圈文案', imageUrls: [`cloud://test/${uploaded[1]}`] });
    expect(saved).not.toHaveProperty('materialId');
    expect(held.text()).toContain('做好了。');
  });

  it.each([
    ['too large', [{ tempFilePath: 'wxfile://a.png', size: 6_000_000 }], '图片每张不能超过 5 MB'],
    ['no picture', [{ tempFilePath: 'wxfile://a.gif', size: 10 }], '图片请选 JPG 或 PNG'],
  ])('takes nothing that is %s', async (_label, files, sentence) => {
    const { held } = await open('messages/messages', { materialList: ok({ materials: [], nextBeforeMs: null }) });
    const uploaded = album(held, files);
    await touch(held, '物料');
    await touch(held, '写物料');
    await touch(held, '加图片');
    expect(held.text()).toContain(sentence);
    expect(uploaded).toEqual([]);
  });
});

describe('a brand’s logo', () => {
  it('comes out of the album, and belongs to the brand once the page is saved', async () => {
    const { held, last } = await open('brand/brand');
    const uploaded = album(held, [{ tempFilePath: 'wxfile://logo.png', size: 1000 }]);
    await touch(held, '上传');
    expect(uploaded).toEqual([expect.stringMatching(/^brands\/shanli\/[\w-]{8,}\.png$/)]);
    expect(last('saveBrand')).toBeUndefined();
    await touch(held, '保存');
    await reason(held);
    expect(last('saveBrand')).toMatchObject({ theme: { logoUrl: `cloud://test/${uploaded[0]}`, color: null } });
  });

  it('of 2 MB is refused by name', async () => {
    const { held } = await open('brand/brand');
    const uploaded = album(held, [{ tempFilePath: 'wxfile://logo.png', size: 2_000_000 }]);
    await touch(held, '上传');
    expect(held.text()).toContain('标志每张不能超过 1 MB');
    expect(uploaded).toEqual([]);
  });
});

describe('the first page', () => {
  const nothing = {
    ...{ orders: 0, salesFen: 0, settledOrders: 0, settledSalesFen: 0, settledFeeFen: 0, settledPromoterFen: 0 },
    ...{ refundedOrders: 0, promotedOrders: 0, bookedFen: 0, reversedFen: 0, releasedFen: 0, touches: 0 },
    ...{ joinedPromoters: 0, activePromoters: 0, shops: {} },
  };
  const days = [{ day: '20260801', figures: { ...nothing, orders: 7 } }];
  const figures = { days, total: nothing, countedAtMs: Date.now(), isOld: false };
  const tasks = { tasks: [{ kind: 'claim', count: 2, isAtLeast: false, overdue: 0, firstDueAtMs: 1 }] };
  const home = { figures, tasks: { ...tasks, countedAtMs: Date.now() }, shops: [] };

  it('shows tasks that were counted just now without counting them again', async () => {
    const { held, asked } = await open('home/home', { readHome: ok(home) });
    expect(held.text()).toContain('找回订单 2 件');
    expect(asked.map(({ action }) => action).filter((action) => action !== 'me')).toEqual(['readHome']);
  });

  it.each([
    ['that are old', { ...home.tasks, countedAtMs: Date.now() - 600_000 }],
    ['that were never counted', null],
  ])('counts tasks %s behind the first screen', async (_label, kept) => {
    const now = { tasks: [{ ...tasks.tasks[0], count: 5 }], countedAtMs: Date.now() };
    const more = { readHome: ok({ ...home, tasks: kept }), listTasks: ok(now) };
    const { held, wire } = await open('home/home', more);
    expect(held.text()).toContain('找回订单 5 件');
    wire.isDown = true;
    await reload(held);
    expect(held.text()).toContain('没有连上网络');
    expect(held.text()).toContain('找回订单 5 件');
  });

  it('without a network shows what was seen, says from when, and starts nothing', async () => {
    const { held, wire } = await open('home/home', { readHome: ok(home) });
    wire.isDown = true;
    await reload(held);
    expect(held.text()).toMatch(/没有连上网络,下面是 \d+ 月 \d+ 日 \d\d:\d\d 的内容,暂时不能提交。/);
    expect(held.text()).toContain('7 笔');
    expect(held.text()).toContain('找回订单 2 件');
    expect(held.text()).not.toContain('先办');
  });
});

describe('a list without a network', () => {
  const people = { people: [{ promoter: 'wx1', nickname: '王阿姨', standing: 'bound', tags: [] }], nextBeforeMs: 5 };

  it.each([
    ['people/people', 'peopleList', ok(people), '王阿姨', '新邀请'],
    ['shelf/shelf', 'shelfList', ok({ items: [shelved], nextPosition: 3 }), '高山苹果', '再看一些'],
    ['messages/messages', 'campaignList', ok({ campaigns: [campaign], nextBeforeMs: null }), '周末直播', '写通知'],
  ])('%s is what was seen, with its time and nothing to do', async (path, action, answer, row, step) => {
    const { held, wire } = await open(path, { [action]: answer });
    expect(held.text()).toContain(row);
    wire.isDown = true;
    await reload(held);
    expect(held.text()).toMatch(/没有连上网络,下面是 \d+ 月 \d+ 日 \d\d:\d\d 的内容/);
    expect(held.text()).toContain(row);
    expect(held.text()).not.toContain(step);
  });
});
