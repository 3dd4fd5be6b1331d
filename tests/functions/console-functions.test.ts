import { agencyRoles, brandRoles, type StaffRole } from '../../backend/ports/staff-store';
import { callableFunction } from '../../backend/runtime/callable-function';
import { consoleUnderTest } from '../../backend/usecases/brands/console-under-test';
import { consoleDuties, roleMatrix } from '../../backend/usecases/staff/role-matrix';
import { consoleActions } from '../../cloudfunctions/console/actions/console-actions';
import { booksInputs, booksRights, booksRightsBeside, booksRightsOfOthers, notThere, seedBooks } from './books-inputs';
import { brandDeskInputs, brandDeskRights } from './brand-desk-inputs';
import { brandInputs } from './brand-inputs';
import { consolePortsOf } from './console-ports';
import { deskInputs, deskRights } from './desk-inputs';
import { payoutListsInputs, payoutListsRights } from './payout-lists-inputs';
import { payoutsInputs, payoutsRights } from './payouts-inputs';
import { reconciliationInputs, reconciliationRights } from './reconciliation-inputs';
import { free, setupInputs, setupRights, staffInputs, staffRights } from './setup-inputs';

type World = Awaited<ReturnType<typeof consoleUnderTest>>;
type AnyAction = keyof ReturnType<typeof consoleActions>;

function consoleFunction(world: World, openid: string | undefined, source = 'wx_client') {
  return callableFunction({
    name: 'console',
    identity: 'required',
    journal: { info: () => undefined, alarm: () => undefined },
    getContext: () => ({ OPENID: openid, SOURCE: source }),
    actions: consoleActions(consolePortsOf(world)),
  });
}

/** A good input of each action, about a brand. */
const inputs = {
  ...brandInputs,
  ...staffInputs,
  ...setupInputs,
  ...booksInputs,
  ...deskInputs,
  ...reconciliationInputs,
  ...payoutListsInputs,
  ...payoutsInputs,
  ...brandDeskInputs,
} satisfies Record<AnyAction, (brandId: string) => object>;
const actionNames = Object.keys(inputs) as AnyAction[];

/**
 * Who may do what: A every brand, o his own brand, . nothing; in the order owner, finance, reviewer, auditor of the agency,
 * then owner, operator, finance, store lead, content partner, auditor of a brand.
 */
const expected = {
  brandList: 'AAAA oooooo',
  saveBrand: 'A... o.....',
  saveShop: 'A... oo....',
  createInvite: 'A... oo.o..',
  listInvites: 'A.AA oo.o.o',
  revokeInvite: 'A... oo.o..',
  listReviews: 'A.AA oo...o',
  decideReview: 'A.A. oo....',
  changeSettlement: 'A... ......',
  deadLetters: 'AA.A ......',
  notices: 'AAAA ......',
  readAgency: 'AAAA ......',
  saveAgency: 'A... ......',
  setReviewMode: 'A.A. ......',
  replayDeadLetter: 'A... ......',
  itemList: 'A.AA oo..oo',
  decideItem: 'A.A. ......',
  agreeFee: 'A... o.....',
  readIntake: 'A.AA oo..oo',
  markStep: 'A.A. oo..o.',
  ...staffRights,
  ...setupRights,
  ...booksRights,
  ...deskRights,
  ...reconciliationRights,
  ...payoutListsRights,
  ...payoutsRights,
  ...brandDeskRights,
} satisfies Partial<Record<AnyAction, string>>;

const roles: readonly StaffRole[] = [...agencyRoles, ...brandRoles];
const rows = Object.entries(expected).flatMap(([action, row]) =>
  roles.map((role, index) => [action as AnyAction, role, row.replace(' ', '').charAt(index)] as const),
);

async function isLetThrough(action: AnyAction, role: StaffRole, brandId: string, more: object = {}): Promise<boolean> {
  const world = await consoleUnderTest();
  await seedBooks(world.database, ['shanli', 'haibian']);
  await world.appoint('Staff', role, role.startsWith('agency-') ? null : 'shanli');
  const reply = await consoleFunction(world, 'oStaff')({ action, input: { ...inputs[action](brandId), ...more } });
  if (action === 'brandList' && reply.ok) {
    const { brands } = reply.value as { brands: { brandId: string }[] };
    return brands.some((brand) => brand.brandId === brandId);
  }
  return reply.ok || !['not-permitted', ...notThere].includes(reply.code);
}

describe('the table of roles', () => {
  it('has a row for every action of the console, and every action a row', () => {
    expect([...Object.keys(expected), ...free].sort()).toEqual([...actionNames].sort());
    const world = { ports: {} } as never as World;
    expect(Object.keys(consoleActions(consolePortsOf(world))).sort()).toEqual([...actionNames].sort());
    const creating = ['createBrand', 'createShop'];
    const own = Object.keys(expected).filter((action) => !booksRightsOfOthers.includes(action));
    expect([...consoleDuties].sort()).toEqual([...own, ...creating, ...booksRightsBeside, 'submitItem'].sort());
    expect(creating.map((duty) => roleMatrix[duty as 'createBrand'])).toEqual([['agency-owner'], ['agency-owner']]);
  });

  it.each(rows)('%s for %s: %s', async (action, role, cell) => {
    expect(await isLetThrough(action, role, 'shanli')).toBe(cell !== '.');
    expect(await isLetThrough(action, role, 'haibian')).toBe(cell === 'A');
    expect(['A', 'o', '.']).toContain(cell);
  });

  const ofDecision = [
    ['decideItem', 'submit', 'A.A. oo..o.'],
    ['decideCorrection', 'reject', 'AA.. o.o...'],
  ] as const;
  it.each(ofDecision)('%s, %s: %s', async (action, decision, row) => {
    for (const [index, role] of roles.entries()) {
      const cell = row.replace(' ', '').charAt(index);
      expect(await isLetThrough(action, role, 'shanli', { decision })).toBe(cell !== '.');
      if (action === 'decideItem') expect(await isLetThrough(action, role, 'haibian', { decision })).toBe(cell === 'A');
    }
  });

  const ofExport = [
    ['payouts', 'AA.A ......'],
    ['people', 'AA.A o....o'],
    ['audit', 'A..A o....o'],
  ] as const;
  it.each(ofExport)('startExport of %s: %s', async (kind, row) => {
    for (const [index, role] of roles.entries()) {
      const cell = row.replace(' ', '').charAt(index);
      expect(await isLetThrough('startExport', role, 'shanli', { kind })).toBe(cell !== '.');
      expect(await isLetThrough('startExport', role, 'haibian', { kind })).toBe(cell === 'A');
      if (kind === 'audit') {
        expect(await isLetThrough('startExport', role, 'shanli', { kind, brandId: undefined })).toBe(cell === 'A');
      }
    }
  });

  it('lists things of other brands to nobody of a brand, whether he names one or not', async () => {
    const world = await consoleUnderTest();
    await world.appoint('Staff', 'brand-operator', 'shanli');
    const ask = consoleFunction(world, 'oStaff');
    expect(await ask({ action: 'itemList', input: {} })).toEqual({ ok: true, value: { items: [] } });
    expect(await ask({ action: 'itemList', input: { brandId: 'haibian' } })).toMatchObject({ code: 'not-permitted' });
  });

  it.each(actionNames.filter((name) => !free.includes(name)))('%s is for nobody without a role', async (action) => {
    const world = await consoleUnderTest();
    await world.bind('Wang');
    const ask = async (openid: string) => consoleFunction(world, openid)({ action, input: inputs[action]('shanli') });
    for (const openid of ['oWang', 'oStranger']) {
      expect(await ask(openid)).toMatchObject({ ok: false, code: 'not-permitted' });
    }
    expect(await world.database.count('audit', {})).toBe(0);
  });

  it('gives a brand role that was stored without a brand, and an agency role inside one, nothing', async () => {
    const world = await consoleUnderTest();
    await world.appoint('Odd', 'brand-owner', null);
    await world.appoint('Even', 'agency-owner', 'shanli');
    for (const openid of ['oOdd', 'oEven']) {
      const reply = await consoleFunction(world, openid)({ action: 'saveBrand', input: inputs.saveBrand('shanli') });
      expect(reply).toMatchObject({ ok: false, code: 'not-permitted' });
    }
  });

  it('lets only the agency’s owner create a brand, and bring a shop in', async () => {
    const world = await consoleUnderTest();
    await world.appoint('Boss', 'agency-owner', null);
    await world.appoint('Staff', 'brand-owner', 'shanli');
    const { revision: _none, ...fresh } = inputs.saveBrand('shanli2');
    const made = { ...fresh, share: { sharePpm: 700_000 } };
    const shop = { ...inputs.saveShop('shanli'), shopAppid: 'wxshop9', requestId: 'request-2' };
    const [staff, boss] = [consoleFunction(world, 'oStaff'), consoleFunction(world, 'oBoss')];
    expect(await staff({ action: 'saveBrand', input: made })).toMatchObject({ code: 'not-permitted' });
    expect(await staff({ action: 'saveShop', input: shop })).toMatchObject({ code: 'shop-not-found' });
    expect(await boss({ action: 'saveBrand', input: made })).toMatchObject({ ok: true, value: { saved: true } });
    expect(await boss({ action: 'saveShop', input: shop })).toMatchObject({ ok: true });
  });
});

describe('the console', () => {
  it('answers the same about a brand of others and one that does not exist', async () => {
    const world = await consoleUnderTest();
    await world.appoint('Staff', 'brand-owner', 'shanli');
    const ask = consoleFunction(world, 'oStaff');
    for (const action of ['saveBrand', 'listReviews', 'itemList', 'readIntake', 'markStep', 'auditList'] as const) {
      const theirs = await ask({ action, input: inputs[action]('haibian') });
      expect(await ask({ action, input: inputs[action]('nowhere') })).toEqual(theirs);
    }
  });

  it.each([
    ['nobody', undefined, 'wx_client', 'no-identity'],
    ['a timer', undefined, 'wx_trigger', 'wrong-source'],
    ['HTTP', 'oStaff', 'wx_http', 'wrong-source'],
  ])('refuses %s', async (_label, openid, source, code) => {
    const world = await consoleUnderTest();
    await world.appoint('Staff', 'agency-owner', null);
    const reply = await consoleFunction(world, openid, source)({ action: 'brandList', input: {} });
    expect(reply).toMatchObject({ ok: false, code });
  });

  describe.each(actionNames)('%s', (action) => {
    it.each([
      ['openid', 'oOwner'],
      ['role', 'agency-owner'],
      ['name2', 'x'],
      ['amountFen', 1],
      ['atMs', 0],
    ])('refuses a forged %s', async (field, value) => {
      const world = await consoleUnderTest();
      await world.appoint('Staff', 'agency-owner', null);
      const given = inputs[action]('shanli');
      // The role that somebody is invited to, or loses, is asked for; his own never is.
      const forged = field in given ? `caller-${field}` : field;
      const ask = consoleFunction(world, 'oStaff');
      const reply = await ask({ action, input: { ...given, [forged]: value } });
      expect(reply).toMatchObject({ ok: false, code: 'bad-input' });
    });

    it('refuses an operator, a list and an object in every field', async () => {
      const world = await consoleUnderTest();
      await world.appoint('Staff', 'agency-owner', null);
      const ask = consoleFunction(world, 'oStaff');
      for (const field of [...Object.keys(inputs[action]('shanli')), 'other']) {
        if (['theme', 'linkedAccounts', 'payoutNos', 'tags', 'imageUrls'].includes(field)) continue;
        for (const value of [{ $ne: null }, { $gt: '' }, ['a'], { gt: '' }, null]) {
          const reply = await ask({ action, input: { ...inputs[action]('shanli'), [field]: value } });
          expect(reply).toMatchObject({ ok: false, code: 'bad-input' });
        }
      }
      expect(await world.database.count('audit', {})).toBe(0);
    });
  });

  it.each([
    'saveBrand',
    'saveShop',
    'createInvite',
    'revokeInvite',
    'decideReview',
    'changeSettlement',
    'replayDeadLetter',
    'decideItem',
    'agreeFee',
    'markStep',
    'requestCorrection',
    'decideCorrection',
    'holdMoney',
    'unholdMoney',
    'blockPayouts',
    'unblockPayouts',
    'decideClaim',
    'closeMonth',
    'payoutListMake',
    'payoutListApprove',
    'payoutMarkPaid',
    'payoutImportApply',
    'fileTaxMonth',
    'decidePayout',
  ] as const)('%s wants to know why, and an id for sending it again', async (action) => {
    const world = await consoleUnderTest();
    await world.appoint('Staff', 'agency-owner', null);
    for (const lacking of ['reason', 'requestId']) {
      const input = { ...inputs[action]('shanli'), [lacking]: undefined };
      expect(await consoleFunction(world, 'oStaff')({ action, input })).toMatchObject({ code: 'bad-input' });
    }
  });

  it('takes a share only between nothing and everything', async () => {
    const world = await consoleUnderTest();
    await world.appoint('Staff', 'agency-owner', null);
    for (const sharePpm of [0, -1, 1_000_001, 0.5, Number.NaN, 1e21, '800000']) {
      const input = { ...inputs.saveBrand('shanli'), share: { sharePpm } };
      const reply = await consoleFunction(world, 'oStaff')({ action: 'saveBrand', input });
      expect(reply).toMatchObject({ ok: false, code: 'bad-input' });
    }
  });
});
