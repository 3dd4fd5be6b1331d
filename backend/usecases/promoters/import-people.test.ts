import { inviteTo } from '../brands/console-under-test';
import { joinBrand } from '../joining/join-brand';
import { applyImport, previewImport } from './import-people';
import { audited, operator, peopleUnderTest } from './people-under-test';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const file = (...lines: string[]) => ({
  ...({ brandId: 'shanli', list: 'staff' } as const),
  contentBase64: base64(`手机号,推客编号,姓名,标签,门店\n${lines.join('\n')}\n`),
});
/** One good line for each kind, and twelve broken ones. */
const mixed = file(
  '13800000001,,小王,早班,一号店',
  ',wxWang,,生鲜,',
  ',,没写,,',
  '13800000002,wxWang,,,',
  '1.38E+10,,,,',
  '087165000000,,,,',
  '1380000,,,,',
  ',wxNobody,,,',
  '13800000001,,又是小王,,',
  '13900000009,,在名单里,,',
  '13800000003,,,团队长,',
  '13800000004,,,,九号店',
  '13800000005,,=1+1,,',
  '13800000006,,小李,,,多一格',
);

async function world() {
  const people = await peopleUnderTest();
  await people.join('Wang');
  const store = { brandId: 'shanli', storeId: 'store-1', name: '一号店', createdAtMs: 1, closedAtMs: null };
  await people.database.put('stores', { _id: 'store|shanli|store-1', kind: 'store', ...store });
  await people.database.put('settings', { _id: 'list|shanli|staff|hash-of-13900000009', brandId: 'shanli' });
  return people;
}

describe('people who verified their phones before a list came', () => {
  const wang = { openid: 'oWang' };
  const list = file('13800000001,,小王,早班,一号店');

  async function verified() {
    const people = await world();
    const inviteToken = await inviteTo(people, 'crew');
    await people.database.update('promoters', 'wxWang', { set: { phoneHash: 'hash-of-13800000001' } });
    const asked = await joinBrand(people.ports, wang, { inviteToken });
    const takeIn = async () => {
      const looked = await previewImport(people.ports, list);
      if (!looked.ok) throw new Error(looked.code);
      return applyImport(people.ports, operator, { ...audited('新店员工'), ...list, fileHash: looked.value.fileHash });
    };
    const member = () => people.database.find('memberships', 'shanli|wxWang');
    return { ...people, inviteToken, asked, takeIn, member };
  }

  it('get tags, store and the group of the invite that waited for it', async () => {
    const { database, inviteToken, asked, takeIn, member } = await verified();
    expect(asked).toMatchObject({
      value: { placed: 'kept', missed: [{ kind: 'staff-list' }], hasVerifiedPhone: true },
    });
    expect(await member()).toMatchObject({ groupId: 'open', awaitedInvite: inviteToken });
    expect(await takeIn()).toMatchObject({ value: { listed: 1 } });
    const placed = { groupId: 'crew', tags: ['早班'], storeId: 'store-1', awaitedInvite: null };
    expect(await member()).toMatchObject(placed);
    expect(await database.find('invites', inviteToken)).toMatchObject({ used: 1 });
  });

  it.each<[string, (people: Awaited<ReturnType<typeof verified>>) => unknown, object]>([
    [
      'after the invite is over only tags and store',
      ({ time }) => Object.assign(time, { nowMs: time.nowMs + 86_400_000 }),
      { groupId: 'open', tags: ['早班'], storeId: 'store-1' },
    ],
    [
      'without an invite only tags and store',
      ({ database }) => database.update('memberships', 'shanli|wxWang', { set: { awaitedInvite: null } }),
      { groupId: 'open', tags: ['早班'], storeId: 'store-1' },
    ],
    [
      'nothing while suspended but tags and store',
      ({ database }) => database.update('promoters', 'wxWang', { set: { status: 'suspended' } }),
      { groupId: 'open', tags: ['早班'], storeId: 'store-1' },
    ],
    [
      'nothing of a brand that they left',
      ({ database }) => database.update('memberships', 'shanli|wxWang', { set: { status: 'left' } }),
      { groupId: 'open' },
    ],
    ['nothing once they are unbound', ({ ports }) => ports.promoters.markUnbound('wxWang'), { groupId: 'open' }],
  ])('get %s', async (_label, change, expected) => {
    const people = await verified();
    await change(people);
    await people.takeIn();
    const member = await people.member();
    const marks = ['groupId', 'tags', 'storeId'].flatMap((field) => (member && field in member ? [field] : []));
    expect(marks).toEqual(Object.keys(expected));
    expect(member).toMatchObject(expected);
  });
});

describe('a file of people', () => {
  it('is told line by line before anything is written', async () => {
    const { ports, database } = await world();
    const report = await previewImport(ports, mixed);
    expect(report).toMatchObject({ value: { listed: 1, marked: 1, wasTakenIn: false } });
    if (!report.ok) throw new Error(report.code);
    expect(report.value.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '4 nobody-named',
      '5 named-twice',
      '6 phone-rounded',
      '7 phone-landline',
      '8 phone-wrong',
      '9 member-unknown',
      '10 twice-in-file',
      '11 listed-already',
      '12 words-refused',
      '13 store-unknown',
      '14 formula',
      '15 too-many-cells',
    ]);
    expect(await database.find('settings', 'list|shanli|staff|hash-of-13800000001')).toBeUndefined();
  });

  it('lists phones and marks members, and makes nobody a promoter', async () => {
    const { ports, database, entries } = await world();
    const looked = await previewImport(ports, mixed);
    if (!looked.ok) throw new Error(looked.code);
    const { fileHash } = looked.value;
    const request = { ...audited('新店员工'), ...mixed, fileHash };
    for (let time = 0; time < 2; time += 1) {
      expect(await applyImport(ports, operator, request)).toMatchObject({
        value: { listed: 1, marked: 1, wasTakenIn: true },
      });
    }
    expect(await database.find('settings', 'list|shanli|staff|hash-of-13800000001')).toMatchObject({
      ...{ name: '小王', tags: ['早班'], storeId: 'store-1' },
    });
    expect(await database.find('memberships', 'shanli|wxWang')).toMatchObject({ tags: ['生鲜'] });
    expect([await database.count('promoters', {}), await database.count('memberships', {})]).toEqual([1, 1]);
    const kept = JSON.stringify(await entries());
    expect(kept).not.toContain('13800000001');
  });

  it.each([
    ['without anybody to name', file().contentBase64.slice(0, 4), 'columns-missing'],
    ['with a column of rates', base64('手机号,佣金比例\n13800000001,20%\n'), 'columns-forbidden'],
    ['that is a picture', Buffer.from([0xff, 0xd8, 0xff, 0x00]).toString('base64'), 'file-not-readable'],
    ['that is too long', base64(`手机号\n${'13800000001\n'.repeat(5001)}`), 'file-too-large'],
  ])('%s is refused as a whole', async (_label, contentBase64, code) => {
    const { ports } = await world();
    expect(await previewImport(ports, { ...mixed, contentBase64 })).toMatchObject({ ok: false, code });
  });

  it('is taken in only as it was looked at, and only if a line of it is good', async () => {
    const { ports } = await world();
    const other = { ...audited(), ...mixed, fileHash: '0'.repeat(64) };
    expect(await applyImport(ports, operator, other)).toMatchObject({ code: 'import-changed' });
    const bad = file(',,没写,,');
    const looked = await previewImport(ports, bad);
    if (!looked.ok) throw new Error(looked.code);
    const request = { ...audited(), ...bad, fileHash: looked.value.fileHash };
    expect(await applyImport(ports, operator, request)).toMatchObject({ code: 'import-empty' });
  });
});
