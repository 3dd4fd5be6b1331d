import type {
  BooksAction,
  BooksInputs,
  ListClaimsView,
  ListCorrectionsView,
  PreviewCorrectionView,
  PromoterLedgerView,
  PromoterStatementView,
  RequestCorrectionView,
} from '../../cloudfunctions/console/books-contract';
import type { AuditListView } from '../../cloudfunctions/console/staff-contract';
import type { StatementView, WalletView } from '../../cloudfunctions/earnings/contract';
import { DEMO, StoryWorld } from '../../scripts/story/story-world';

const brandId = 'shanli';
const staff = [
  ['lao-ban', '老板', 'agency-owner', null],
  ['kuai-ji', '陈会计', 'agency-finance', null],
  ['dian-kuai', '店里会计', 'brand-finance', brandId],
  ['bie-dian', '别家会计', 'brand-finance', 'another'],
] as const;
let world: StoryWorld;
let orderKey: string;
let promoters: Record<'wang' | 'chen', string>;
let requests = 0;

beforeAll(async () => {
  world = await StoryWorld.start();
  const appointed = staff.map(([person, name, role, within]) => {
    return { _id: `oMini-${person}`, name, roles: [{ role, brandId: within }], addedAtMs: world.nowMs() };
  });
  await world.admin('POST', 'import', { collections: { staff: appointed } });
  for (const person of ['wang-ayi', 'chen-jie']) await world.join(person);
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  const card = { promoter_share_link: link.forms.shareLink ?? '', export_id: DEMO.shopRoom };
  await world.play('open-link', { person: 'xiao-lin', ...card });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const order = await world.play<{ order_id: string }>('order', {
    ...{ person: 'xiao-lin', items, from: { live: DEMO.shopRoom }, pay: true },
  });
  orderKey = `${order.order_id}|${DEMO.apple.skuId}`;
  const { collections } = await world.admin<{ collections: Record<string, { _id: string; openid: string }[]> }>(
    'GET',
    'export',
  );
  const idOf = (person: string) =>
    collections.promoters?.find(({ openid }) => openid === `oMini-${person}`)?._id ?? `no ${person}`;
  promoters = { wang: idOf('wang-ayi'), chen: idOf('chen-jie') };
}, 120_000);

afterAll(() => world.stop());

const why = (reason: string) => ({ requestId: `request-${++requests}`, reason });

function call<T, A extends BooksAction = BooksAction>(person: string, action: A, input: BooksInputs[A]): Promise<T> {
  return world.call<T>(person, 'console', action, input);
}

function ask<A extends BooksAction>(person: string, action: A, input: BooksInputs[A]) {
  return world.ask<object>(person, 'console', action, input);
}

const wallet = (person: string) => world.earnings<WalletView>(person, 'wallet');

describe('an order that is given to another promoter', () => {
  const give = () => ({ kind: 'reattribution', orderKey, toPromoter: promoters.chen }) as const;

  it('shows beforehand what would move, and is none of another brand’s business', async () => {
    const preview = await call<PreviewCorrectionView>('dian-kuai', 'previewCorrection', { subject: give() });
    expect(preview).toMatchObject({
      ...{ brandId, fromPromoter: promoters.wang, amountFen: 3860, needsSecondPerson: false, waitsAlone: false },
    });
    const elsewhere = await ask('bie-dian', 'previewCorrection', { subject: give() });
    expect(elsewhere).toMatchObject({ ok: false, code: 'order-not-found' });
  });

  it('above the limit waits for a second person, who is one of the agency and not the one who asked', async () => {
    const limit = { ...why('金额要两个人看'), revision: 0, correctionLimitFen: 1000 };
    await world.call('lao-ban', 'console', 'saveAgency', limit);
    const asked = { subject: give(), ...why('买家来电说明是陈姐推荐的') };
    const request = await call<RequestCorrectionView>('kuai-ji', 'requestCorrection', asked);
    expect(request).toMatchObject({ state: 'requested', amountFen: 3860, mayDecideAloneFromMs: null });
    expect(await call('kuai-ji', 'requestCorrection', asked)).toEqual(request);
    const { correctionId } = request;
    const approve = { correctionId, decision: 'approve' } as const;
    const refused = [
      await ask('kuai-ji', 'decideCorrection', { ...approve, ...why('我自己通过') }),
      await ask('dian-kuai', 'decideCorrection', { ...approve, ...why('店里通过') }),
      await ask('wang-ayi', 'decideCorrection', { ...approve, ...why('推客通过') }),
    ];
    expect(refused).toMatchObject([{ code: 'same-person' }, { code: 'not-permitted' }, { code: 'not-permitted' }]);
    expect((await wallet('wang-ayi')).frozenFen).toBe(3860);
    const waiting = await call<ListCorrectionsView>('dian-kuai', 'listCorrections', { state: 'requested' });
    expect(waiting.corrections).toMatchObject([{ id: correctionId, requestedBy: '陈会计', isOwn: false }]);
    expect(await call('bie-dian', 'listCorrections', { state: 'requested' })).toMatchObject({ corrections: [] });
  });

  it('moves once when two approve at once', async () => {
    const { corrections } = await call<ListCorrectionsView>('lao-ban', 'listCorrections', { state: 'requested' });
    const correctionId = corrections[0]?.id ?? '';
    const approve = () => ({ correctionId, decision: 'approve', ...why('电话核对无误') }) as const;
    const answers = await Promise.all([
      ask('lao-ban', 'decideCorrection', approve()),
      ask('lao-ban', 'decideCorrection', approve()),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'correction-decided' });
    expect([(await wallet('wang-ayi')).frozenFen, (await wallet('chen-jie')).frozenFen]).toEqual([0, 3860]);
  });

  it('stands in the ledger with the reason, and in the audit with everybody who had a part', async () => {
    const ledger = await call<PromoterLedgerView>('kuai-ji', 'promoterLedger', { promoter: promoters.wang });
    expect(ledger.nextFrom).toBeNull();
    expect(ledger.entries).toMatchObject([
      { cause: 'REATTRIBUTED', changeFen: -3860, orderKey, reason: '买家来电说明是陈姐推荐的', by: '陈会计' },
      { cause: 'ORDER_PAID', changeFen: 3860, reason: null, by: null },
    ]);
    const elsewhere = await call('bie-dian', 'promoterLedger', { promoter: promoters.wang });
    expect(elsewhere).toEqual({ entries: [], nextFrom: null });
    const { entries } = await world.call<AuditListView>('lao-ban', 'console', 'auditList', { brandId });
    expect(entries.map(({ name, action }) => `${name} ${action}`)).toEqual(
      expect.arrayContaining(['老板 approveCorrection', '陈会计 reattribute']),
    );
  });
});

describe('money that is kept back', () => {
  it('lies in held until somebody lets it go', async () => {
    const hold = { orderKey, why: 'RISK', ...why('同一地址多次下单') } as const;
    expect(await call('dian-kuai', 'holdMoney', hold)).toEqual({ held: 'order', amountFen: 3860, untilMs: null });
    expect(await call('dian-kuai', 'holdMoney', hold)).toEqual({ held: 'order', amountFen: 3860, untilMs: null });
    expect((await wallet('chen-jie')).heldFen).toBe(3860);
    const again = await ask('kuai-ji', 'holdMoney', { ...hold, ...why('再查一次') });
    expect(again).toMatchObject({ ok: false, code: 'already-held' });
    const free = await call('kuai-ji', 'unholdMoney', { orderKey, ...why('核查没有问题') });
    expect(free).toEqual({ moneyIn: 'frozen', dueDay: null });
    expect(await wallet('chen-jie')).toMatchObject({ heldFen: 0, frozenFen: 3860 });
  });

  it('blocks all payouts of a promoter, for the agency only', async () => {
    const block = { promoter: promoters.chen, why: 'MANUAL', ...why('身份核对中') } as const;
    expect(await ask('dian-kuai', 'blockPayouts', block)).toMatchObject({ ok: false, code: 'not-permitted' });
    const untilMs = expect.any(Number);
    expect(await call('kuai-ji', 'blockPayouts', block)).toEqual({ promoter: promoters.chen, untilMs });
    const end = { promoter: promoters.chen, ...why('核对完成') };
    expect(await call('lao-ban', 'unblockPayouts', end)).toEqual({ promoter: promoters.chen, untilMs: null });
    const twice = await ask('lao-ban', 'unblockPayouts', { ...end, ...why('再点一次') });
    expect(twice).toMatchObject({ ok: false, code: 'not-held' });
  });
});

describe('an order that somebody misses', () => {
  it('is decided once, with the evidence, and the promoter reads the words', async () => {
    const id = `claim|${promoters.wang}|77`;
    const claim = {
      ...{ _id: id, state: 'with-person', promoter: promoters.wang, orderId: '77', brandId, orderKeys: [], looks: 1 },
      answer: { state: 'with-person', code: 'WITH_PERSON', zh: '正在核对。', en: 'A person looks at it.' },
      ...{ askedAtMs: 1, answeredAtMs: 1, nextLookAtMs: null, dueAtMs: 2, evidence: [], decision: null, revision: 1 },
    };
    await world.admin('POST', 'import', { collections: { claims: [claim] } });
    const list = await call<ListClaimsView>('kuai-ji', 'listClaims', {});
    expect(list).toMatchObject({ claims: [{ id, orderId: '77', brandId }], nextAfterDueMs: null });
    const decline = { claimId: id, decision: 'decline', ...why('聊天记录里没有您的链接') } as const;
    expect(await ask('bie-dian', 'decideClaim', decline)).toMatchObject({ ok: false, code: 'not-permitted' });
    expect(await call('lao-ban', 'decideClaim', decline)).toEqual({ claimId: id });
    const twice = await ask('lao-ban', 'decideClaim', { ...decline, ...why('再看一次结果') });
    expect(twice).toMatchObject({ ok: false, code: 'claim-decided' });
    const answer = await world.earnings<{ words: string | null }>('wang-ayi', 'claimMissingOrder', { orderId: '77' });
    expect(answer.words).toBe('聊天记录里没有您的链接');
  });
});

describe('a promoter’s statement', () => {
  it('is the same for the agency as for himself, as a view and as a file', async () => {
    const own = await world.earnings<StatementView>('wang-ayi', 'statement', { month: '202608' });
    const ask = { promoter: promoters.wang, month: '202608' };
    expect(await call<PromoterStatementView>('kuai-ji', 'promoterStatement', ask)).toEqual(own);
    for (const format of ['csv', 'xlsx'] as const) {
      const ownFile = await world.earnings<object>('wang-ayi', 'statement', { month: '202608', format });
      expect(await call<PromoterStatementView>('lao-ban', 'promoterStatement', { ...ask, format })).toEqual(ownFile);
    }
  });
});
