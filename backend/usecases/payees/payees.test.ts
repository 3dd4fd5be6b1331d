import { deletePayee } from './delete-payee';
import { bankDraft, hourMs, otherCard, payeesUnderTest, startMs } from './payees-under-test';
import { readPayee } from './read-payee';
import { type SavePayeeRequest, savePayee } from './save-payee';

type World = ReturnType<typeof payeesUnderTest>;

let requests = 0;
/** Enters and confirms, as the page does. */
async function enter(world: World, name: string, change: Partial<SavePayeeRequest> = {}) {
  const request = { ...bankDraft, requestId: `request-${++requests}`, confirmation: null, ...change };
  const shown = await savePayee(world.ports, `o${name}`, request);
  if (!shown.ok) return shown;
  return savePayee(world.ports, `o${name}`, { ...request, confirmation: shown.value.confirmation });
}

async function worldOf(...names: string[]): Promise<World> {
  const world = payeesUnderTest();
  for (const name of names) await world.bind(name);
  return world;
}

describe('entering where one is paid', () => {
  it('shows the details first and saves nothing until they are confirmed', async () => {
    const world = await worldOf('wang');
    const request = { ...bankDraft, requestId: 'request-a', confirmation: null };
    const shown = await savePayee(world.ports, 'owang', request);
    expect(shown).toMatchObject({
      ok: true,
      value: { state: 'to-confirm', masked: { realName: '**明', account: '**** 0128' }, usableFromMs: startMs },
    });
    expect(await world.database.count('payees', {})).toBe(0);
    const confirmation = shown.ok ? shown.value.confirmation : '';
    expect(await savePayee(world.ports, 'owang', { ...request, account: otherCard, confirmation })).toEqual({
      ok: false,
      code: 'confirmation-differs',
    });
    const saved = await savePayee(world.ports, 'owang', { ...request, confirmation });
    expect(saved).toMatchObject({ ok: true, value: { state: 'saved', usableFromMs: startMs } });
    expect(await savePayee(world.ports, 'owang', { ...request, confirmation })).toEqual(saved);
    expect(await world.database.count('audit', {})).toBe(1);
  });

  it('keeps neither account nor citizen number in the clear, nor in the audit', async () => {
    const world = await worldOf('wang');
    await enter(world, 'wang');
    const stored = [
      await world.database.find('payees', 'wxwang'),
      await world.database.list('audit', { where: {}, limit: 9 }),
    ];
    const text = JSON.stringify(stored);
    for (const secret of ['6222021234567890128', '11010519491231002X', '王小明']) expect(text).not.toContain(secret);
    expect(text).toContain('**** 0128');
  });

  it('lets a first account be used at once, and a later one only after 48 hours', async () => {
    const world = await worldOf('wang');
    await enter(world, 'wang');
    expect(await world.goesTo('wxwang', 'bank')).toBe(bankDraft.account);
    world.time.nowMs += hourMs;
    const changed = await enter(world, 'wang', { account: otherCard });
    expect(changed).toMatchObject({ ok: true, value: { usableFromMs: startMs + 49 * hourMs } });
    world.time.nowMs = startMs + 49 * hourMs - 1;
    expect(await world.goesTo('wxwang', 'bank')).toBe('payee-cooling-off');
    world.time.nowMs += 1;
    expect(await world.goesTo('wxwang', 'bank')).toBe(otherCard);
  });

  it('the same account again is no change, whatever way it is written', async () => {
    const world = await worldOf('wang');
    await enter(world, 'wang');
    world.time.nowMs += hourMs;
    const again = await enter(world, 'wang', { account: '6222 0212 3456 7890 128' });
    expect(again).toMatchObject({ ok: true, value: { state: 'same', usableFromMs: startMs } });
  });

  it('another route waits too, and another kind of payee drops the accounts of the first', async () => {
    const world = await worldOf('wang');
    await enter(world, 'wang');
    await enter(world, 'wang', { route: 'alipay', account: '13800001111' });
    expect(await world.goesTo('wxwang', 'alipay')).toBe('payee-cooling-off');
    expect(await world.goesTo('wxwang', 'bank')).toBe(bankDraft.account);
    expect(await world.goesTo('wxwang', 'wechat')).toBe('openid');
    await enter(world, 'wang', { kind: 'employee', route: 'payroll', account: 'HZ-0042' });
    expect(await world.goesTo('wxwang', 'bank')).toBe('route-not-open');
    const view = await readPayee(world.ports, 'owang');
    expect(view).toMatchObject({ ok: true, value: { kind: 'employee', accounts: [{ route: 'payroll' }] } });
  });

  it('tells people when two promoters use one account, or one citizen number', async () => {
    const world = await worldOf('wang', 'li', 'zhao');
    await enter(world, 'wang');
    expect(world.told).toEqual([]);
    await enter(world, 'li', { realName: '李四', idNumber: '440524198001010013' });
    await enter(world, 'zhao', { account: otherCard });
    expect(world.told).toEqual([
      { event: 'PAYEE_ACCOUNT_SHARED', facts: { promoter: 'wxli', count: 1, name: 'wxwang' } },
      { event: 'PAYEE_PERSON_SHARED', facts: { promoter: 'wxzhao', count: 1, name: 'wxwang' } },
    ]);
  });

  it.each([
    ['a stranger', 'zhang', {}, 'not-bound'],
    ['a wrong card', 'wang', { account: '6222021234567890127' }, 'bank-card-wrong'],
    ['a route of others', 'wang', { route: 'gig' as const }, 'route-not-for-kind'],
  ])('is refused for %s', async (_name, who, change, code) => {
    expect(await enter(await worldOf('wang'), who, change)).toEqual({ ok: false, code });
  });
});

describe('reading and deleting where one is paid', () => {
  it('reads nothing before anything was entered', async () => {
    const world = await worldOf('wang');
    expect(await readPayee(world.ports, 'owang')).toEqual({
      ok: true,
      value: { kind: null, needsInvoice: false, limits: { leastFen: 10, mostFen: 20_000 }, accounts: [] },
    });
    expect(await readPayee(world.ports, 'ozhang')).toEqual({ ok: false, code: 'not-bound' });
  });

  it('deletes everything where no tax was withheld, and a new account waits 48 hours', async () => {
    const world = await worldOf('wang');
    await enter(world, 'wang');
    const deleted = await deletePayee(world.ports, 'owang', { requestId: 'request-delete' });
    expect(deleted).toEqual({ ok: true, value: { deletedAtMs: startMs, isKeptForTax: false } });
    expect(await world.database.find('payees', 'wxwang')).toMatchObject({
      accounts: {},
      taxIdentity: null,
      accountNames: [],
    });
    expect(await deletePayee(world.ports, 'owang', { requestId: 'request-again' })).toEqual({
      ok: false,
      code: 'payee-missing',
    });
    expect(await enter(world, 'wang')).toMatchObject({ value: { usableFromMs: startMs + 48 * hourMs } });
  });

  it('keeps name and citizen number, encrypted, where tax was withheld', async () => {
    const world = await worldOf('wang');
    await enter(world, 'wang');
    await world.database.put('tax_months', { _id: 'wxwang|202611', payee: 'wxwang', month: '202611' });
    expect(await deletePayee(world.ports, 'owang', { requestId: 'request-delete' })).toMatchObject({
      value: { isKeptForTax: true },
    });
    const kept = String((await world.database.find('payees', 'wxwang'))?.taxIdentity);
    expect(JSON.parse(world.ports.vault.open(kept, 'wxwang'))).toEqual({
      realName: '王小明',
      idNumber: '11010519491231002X',
    });
  });
});
