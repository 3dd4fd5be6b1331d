import { documentPersonRecords } from '../../adapters/stores/person-records';
import type { StoredDocument } from '../../ports/document-database';
import type { PlatformAnswer } from '../../ports/platform/answer';
import { status } from '../joining/status';
import { refusal } from '../sharing/platform-under-test';
import { programUnderTest, startMs } from '../sharing/program-under-test';
import { eraseMe } from './erase-me';
import { exportMyData } from './export-my-data';
import { leaveProgram } from './leave-program';

const wang = { openid: 'oWang', unionid: 'uWang' };

async function personUnderTest() {
  const { ports, database, state, bind } = programUnderTest();
  await bind('oWang', 'wxsharerWang', '王阿姨');
  await bind('oChen', 'wxsharerChen', '陈姐');
  const buyerKey = ports.buyerKeys.keyOf(wang);
  await database.update('promoters', 'wxsharerWang', {
    set: { unionidHash: buyerKey, phoneHash: 'k1.phone', phoneVerifiedAtMs: 2 },
  });
  await database.put('wallets', { _id: 'wxsharerWang', frozenFen: 0, availableFen: 0, paidFen: 3860 });
  const rows: [string, StoredDocument][] = [
    ['share_links', { _id: 'l1', promoter: 'wxsharerWang' }],
    ['share_links', { _id: 'l2', promoter: 'wxsharerChen' }],
    ['touches', { _id: 't1', buyerKey, promoter: 'wxsharerChen', atMs: 1 }],
    ['touches', { _id: 't2', buyerKey: 'another', promoter: 'wxsharerWang', atMs: 1 }],
    ['outbox', { _id: 'n1', promoter: 'wxsharerWang', notedAtMs: 1 }],
    ['complaints', { _id: 'c1', openid: 'oWang', askedAtMs: 1, text: '少了一单' }],
    ['notice_consents', { _id: 'oWang|order', openid: 'oWang', template: 'order', left: 2 }],
    ['ledger', { _id: 'o1|s1|1', promoters: ['wxsharerWang'], bookedAtMs: 1 }],
    ['orders', { _id: 'o1|s1', promoter: 'wxsharerWang', createdAtMs: 1, moneyIn: 'released', buyerKey: 'another' }],
    ['payees', { _id: 'wxsharerWang', accounts: { bank: { sealed: 'secret', masked: { card: '尾号 1234' } } } }],
  ];
  for (const [collection, document] of rows) await database.put(collection, document);
  const unbound: string[] = [];
  const bonds = {
    async unbindPromoter(promoter: string): Promise<PlatformAnswer<{ wasBound: boolean }>> {
      if (state.refusal) return state.refusal;
      unbound.push(promoter);
      state.people.oWang = { registerStatus: 2, bound: null };
      return { ok: true, value: { wasBound: true } };
    },
  };
  return { ports: { ...ports, bonds, records: documentPersonRecords(database) }, database, state, unbound, bind };
}

describe('exporting one’s data', () => {
  it('gives all kinds of the caller’s own rows, and nobody else’s data', async () => {
    const { ports } = await personUnderTest();
    const exported = await exportMyData(ports, wang);
    if (!exported.ok) throw new Error('refused');
    const { exportedAtMs, rows, cut } = JSON.parse(exported.value.text);
    expect([exportedAtMs, cut]).toEqual([startMs, []]);
    expect(Object.fromEntries(Object.entries(rows).map(([kind, all]) => [kind, (all as unknown[]).length]))).toEqual({
      ...{ promoters: 1, memberships: 1, share_links: 1, orders: 1, ledger: 1, wallets: 1, payouts: 0, payees: 1 },
      ...{ outbox: 1, touches: 1, consents: 1, notice_consents: 1, complaints: 1 },
    });
    expect(rows.promoters).toMatchObject([{ phoneHash: 'k1.phone', phoneVerifiedAtMs: 2 }]);
    expect(rows.orders).toEqual([{ _id: 'o1|s1', createdAtMs: 1, moneyIn: 'released' }]);
    expect(rows.payees[0].accounts).toEqual({ bank: { card: '尾号 1234' } });
    expect(exported.value.text).not.toMatch(/another|secret|wxsharerChen.*boundAtMs/);
  });

  it('says what was cut off at 500 rows', async () => {
    const { ports, database } = await personUnderTest();
    for (let n = 0; n < 501; n += 1) {
      await database.put('ledger', { _id: `o|s|${n}`, promoters: ['wxsharerWang'], bookedAtMs: n });
    }
    expect(await exportMyData(ports, wang)).toMatchObject({ value: { cut: ['ledger'] } });
  });

  it('works for a buyer who never was a promoter', async () => {
    const { ports } = await personUnderTest();
    expect(await exportMyData(ports, { openid: 'oLin', unionid: undefined })).toMatchObject({
      ok: true,
      value: { rowCount: 0 },
    });
  });
});

describe('leaving the program', () => {
  it('ends the bond and the memberships, keeps the money, and says so afterwards', async () => {
    const { ports, database, unbound } = await personUnderTest();
    expect(await leaveProgram(ports, wang)).toEqual({ ok: true, value: { leftAtMs: startMs } });
    expect(unbound).toEqual(['wxsharerWang']);
    expect(await ports.promoters.listBrandsOf('wxsharerWang')).toEqual([]);
    expect(await database.find('wallets', 'wxsharerWang')).toMatchObject({ paidFen: 3860 });
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'not-bound', mayConfirm: false, hasLeft: true } });
  });

  it('changes nothing here when the platform keeps the bond', async () => {
    const { ports, state } = await personUnderTest();
    state.refusal = refusal(10071029);
    expect(await leaveProgram(ports, wang)).toMatchObject({ ok: false, code: 'platform-refused' });
    expect(await ports.promoters.listBrandsOf('wxsharerWang')).toHaveLength(1);
  });

  it('is for promoters', async () => {
    const { ports } = await personUnderTest();
    expect(await leaveProgram(ports, { openid: 'oLin', unionid: undefined })).toEqual({ ok: false, code: 'not-bound' });
  });

  it('is no way out of a suspension', async () => {
    const { ports, database } = await personUnderTest();
    await database.update('promoters', 'wxsharerWang', { set: { status: 'suspended' } });
    await leaveProgram(ports, wang);
    expect(await ports.promoters.findByOpenid('oWang')).toMatchObject({ status: 'suspended' });
  });
});

describe('erasing oneself', () => {
  it.each([
    ['frozen money', { frozenFen: 1 }],
    ['money under review', { heldFen: 1 }],
    ['free money', { availableFen: 1 }],
    ['a debt', { availableFen: -1 }],
    ['a payout under way', { payingFen: 1 }],
    ['money that comes free later', { dueFenByDay: { '20250827': 1 } }],
  ])('is refused while there is %s', async (_label, set) => {
    const { ports, database, unbound } = await personUnderTest();
    await database.update('wallets', 'wxsharerWang', { set });
    expect(await eraseMe(ports, wang)).toEqual({ ok: false, code: 'money-left' });
    expect([unbound, await ports.promoters.findByOpenid('oWang')]).toMatchObject([[], { nickname: '王阿姨' }]);
  });

  it('leaves money and tax under a name that leads to nobody, and others alone', async () => {
    const { ports, database } = await personUnderTest();
    expect(await eraseMe(ports, wang)).toEqual({ ok: true, value: { erasedAtMs: startMs } });
    expect(await ports.promoters.findByOpenid('oWang')).toBeUndefined();
    expect(await database.find('promoters', 'wxsharerWang')).toMatchObject({
      ...{ openid: null, unionidHash: null, nickname: '', avatarUrl: '', status: 'unbound' },
      ...{ phoneHash: null, phoneVerifiedAtMs: null },
    });
    const kept = async (collection: string) =>
      (await database.list(collection, { where: {}, limit: 10 })).map((row) => row._id);
    expect(await kept('touches')).toEqual(['t2']);
    expect(await kept('share_links')).toEqual(['l2']);
    expect([await kept('outbox'), await kept('complaints'), await kept('notice_consents')]).toEqual([[], [], []]);
    expect([await kept('ledger'), await kept('orders')]).toEqual([['o1|s1|1'], ['o1|s1']]);
    expect(await database.find('payees', 'wxsharerWang')).toMatchObject({ accounts: {}, taxIdentity: null });
    expect(await ports.promoters.findByOpenid('oChen')).toMatchObject({ nickname: '陈姐' });
  });

  it('is done again without harm', async () => {
    const { ports } = await personUnderTest();
    await eraseMe(ports, wang);
    expect(await eraseMe(ports, wang)).toMatchObject({ ok: true });
  });
});
