import { type Outcome, ok, rejected } from '../../../core/outcome';
import { documentPersonRecords } from '../../adapters/stores/person-records';
import type { NoPhoneNumber } from '../../ports/phone-numbers';
import { inviteTo, startMs } from '../brands/console-under-test';
import { peopleUnderTest } from '../promoters/people-under-test';
import { joinBrand } from './join-brand';
import { verifyPhone } from './verify-phone';

const wang = { openid: 'oWang' };
const phone = '13912345678';

async function phoneUnderTest(answer: Outcome<string, NoPhoneNumber> = ok(phone)) {
  const world = await peopleUnderTest();
  const asked: [string, string][] = [];
  const phoneNumbers = {
    async numberOf(code: string, openid: string) {
      asked.push([code, openid]);
      return answer;
    },
  };
  /** What the import writes of one line. */
  const list = (kind: 'staff' | 'member', tags: readonly string[], storeId: string | null) =>
    world.ports.people.addListed('shanli', {
      ...{ list: kind, phoneHash: `hash-of-${phone}`, name: '王', tags, storeId, listedAtMs: startMs },
    });
  const member = () => world.database.find('memberships', 'shanli|wxWang');
  return { ...world, ports: { ...world.ports, phoneNumbers }, asked, list, member };
}

describe('verifying a phone', () => {
  it('keeps the hash and when, and the number nowhere', async () => {
    const { ports, database, asked, join } = await phoneUnderTest();
    await join('Wang');
    expect(await verifyPhone(ports, wang, { code: 'code-1' })).toEqual({ ok: true, value: { verifiedAtMs: startMs } });
    expect(asked).toEqual([['code-1', 'oWang']]);
    const row = await database.find('promoters', 'wxWang');
    expect(row).toMatchObject({ phoneHash: `hash-of-${phone}`, phoneVerifiedAtMs: startMs, nickname: 'Wang' });
    expect(Object.values(row ?? {})).not.toContain(phone);
  });

  it.each<[string, NoPhoneNumber]>([
    ['a code that is used up', 'phone-code-used'],
    ['a WeChat without a phone', 'phone-not-bound'],
  ])('answers %s by name and keeps nothing', async (_label, code) => {
    const { ports, database, join } = await phoneUnderTest(rejected(code));
    await join('Wang');
    expect(await verifyPhone(ports, wang, { code: 'code-1' })).toEqual({ ok: false, code });
    expect((await database.find('promoters', 'wxWang'))?.phoneHash).toBeUndefined();
  });

  it('spends no code of somebody who is no promoter', async () => {
    const { ports, asked } = await phoneUnderTest();
    expect(await verifyPhone(ports, wang, { code: 'code-1' })).toEqual({ ok: false, code: 'not-bound' });
    expect(asked).toEqual([]);
  });

  it('lets a member of the staff list into its group, with the tags and the store of the list', async () => {
    const world = await phoneUnderTest();
    const { ports, join, list, member } = world;
    await join('Wang');
    await list('staff', ['早班'], 'store-1');
    const inviteToken = await inviteTo(world, 'crew');
    expect(await joinBrand(ports, wang, { inviteToken })).toMatchObject({
      value: { placed: 'kept', missed: [{ kind: 'staff-list' }] },
    });
    await verifyPhone(ports, wang, { code: 'code-1' });
    expect(await joinBrand(ports, wang, { inviteToken })).toMatchObject({
      value: { placed: 'moved', groupName: '店员', missed: [] },
    });
    expect(await member()).toMatchObject({ groupId: 'crew', tags: ['早班'], storeId: 'store-1' });
  });

  it('brings what a brand imported when somebody joins it later', async () => {
    const { ports, bind, list, member } = await phoneUnderTest();
    await bind('Wang');
    await verifyPhone(ports, wang, { code: 'code-1' });
    await list('staff', ['早班'], 'store-1');
    await list('member', ['金卡', '早班'], 'store-2');
    await joinBrand(ports, wang, { brandId: 'shanli' });
    expect(await member()).toMatchObject({ groupId: 'open', tags: ['早班', '金卡'], storeId: 'store-1' });
  });

  it('marks a member at once, beside what the brand already wrote', async () => {
    const { ports, database, join, list, member } = await phoneUnderTest();
    await join('Wang');
    await database.update('memberships', 'shanli|wxWang', { set: { tags: ['热心'] } });
    await list('member', ['金卡'], null);
    await verifyPhone(ports, wang, { code: 'code-1' });
    expect(await member()).toMatchObject({ tags: ['热心', '金卡'] });
  });

  it('is of no use to whoever erased himself meanwhile', async () => {
    const { ports, database, join } = await phoneUnderTest();
    await join('Wang');
    const erasing = { openid: 'oWang', promoter: 'wxWang', buyerKey: null };
    const numberOf = async () => {
      await documentPersonRecords(database).erase(erasing, startMs);
      return ok(phone);
    };
    await verifyPhone({ ...ports, phoneNumbers: { numberOf } }, wang, { code: 'code-1' });
    expect(await database.find('promoters', 'wxWang')).toMatchObject({ openid: null, phoneHash: null });
  });
});

describe('a phone that somebody else verified', () => {
  const li = { openid: 'oLi' };

  async function takenByWang() {
    const world = await phoneUnderTest();
    await world.bind('Li');
    await world.join('Wang');
    await verifyPhone(world.ports, wang, { code: 'code-1' });
    const hashes = async () =>
      (await world.database.list('promoters', { where: {}, orderBy: [['_id', 'asc']], limit: 9 })).map(
        (row) => row.phoneHash ?? null,
      );
    return { ...world, hashes };
  }
  const hash = `hash-of-${phone}`;

  it.each(['bound', 'suspended'])(
    'stays his while he is %s, and his history says once that it was asked for',
    async (status) => {
      const { ports, database, hashes, entries } = await takenByWang();
      await database.update('promoters', 'wxWang', { set: { status } });
      for (const code of ['code-2', 'code-3']) {
        expect(await verifyPhone(ports, li, { code })).toEqual({ ok: false, code: 'phone-taken' });
      }
      expect(await hashes()).toEqual([null, hash]);
      expect(await entries()).toEqual([
        expect.objectContaining({
          subject: 'promoter wxWang',
          openid: 'oLi',
          name: '手机号核对',
          action: 'verifyPhone',
        }),
      ]);
    },
  );

  it('passes on from somebody whose bond is over', async () => {
    const { ports, hashes } = await takenByWang();
    await ports.promoters.markUnbound('wxWang');
    expect(await verifyPhone(ports, li, { code: 'code-2' })).toMatchObject({ ok: true });
    expect(await hashes()).toEqual([hash, null]);
  });

  it('is free once he verified another', async () => {
    const { ports, hashes } = await takenByWang();
    const other = { ...ports, phoneNumbers: { numberOf: async () => ok('13700000000') } };
    await verifyPhone(other, wang, { code: 'code-2' });
    expect(await verifyPhone(ports, li, { code: 'code-3' })).toMatchObject({ ok: true });
    expect(await hashes()).toEqual([hash, 'hash-of-13700000000']);
  });

  it('may be verified again by himself, also under a newer name of the platform’s', async () => {
    const { ports, hashes } = await takenByWang();
    const again = {
      promoter: 'wxWang2',
      nickname: 'Wang',
      avatarUrl: '',
      unionidHash: null,
      settledBy: 'agency',
    } as const;
    await ports.promoters.saveBound({ ...again, ...wang, boundAtMs: startMs + 1 });
    expect(await verifyPhone(ports, wang, { code: 'code-2' })).toMatchObject({ ok: true });
    expect(await hashes()).toEqual([null, hash, hash]);
  });

  it('is never two people’s, also when both ask at the same moment', async () => {
    const { ports, bind, hashes } = await phoneUnderTest().then(async (world) => {
      await world.bind('Wang');
      return { ...world, hashes: async () => (await world.ports.promoters.listByPhones([hash])).length };
    });
    await bind('Li');
    const answers = await Promise.all([wang, li].map((caller) => verifyPhone(ports, caller, { code: 'code-1' })));
    expect(await hashes()).toBe(answers.filter((answer) => answer.ok).length);
    expect(await hashes()).toBeLessThan(2);
  });
});
