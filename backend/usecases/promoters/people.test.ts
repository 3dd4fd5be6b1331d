import { ratePpm } from '../../../core/money/rate-ppm';
import { inviteTo, startMs } from '../brands/console-under-test';
import { saveBudget } from '../budget/brand-budget';
import { changePerson, setPersonShare } from './change-person';
import { listPeople, type PeopleFilter } from './list-people';
import { audited, operator, peopleUnderTest } from './people-under-test';
import { readPerson } from './read-person';

const dayMs = 86_400_000;
const wang = { brandId: 'shanli', promoter: 'wxWang' };

async function members() {
  const world = await peopleUnderTest();
  await world.join('Wang', await inviteTo(world, 'fans'));
  world.time.nowMs += 1000;
  await world.join('Chen');
  const list = async (filter?: PeopleFilter, search?: string, brandId = 'shanli') => {
    const page = await listPeople(world.ports, { brandId, filter, search });
    return page.ok ? page.value.people.map(({ nickname }) => nickname) : page.code;
  };
  return { ...world, list };
}

describe('members of a brand', () => {
  it('are listed with group, tags, store and share, the newest first', async () => {
    const { ports } = await members();
    expect(await listPeople(ports, { brandId: 'shanli' })).toMatchObject({
      value: {
        people: [
          { promoter: 'wxChen', nickname: 'Chen', groupName: '大家', standing: 'bound', sharePpm: 800_000 },
          { promoter: 'wxWang', groupName: '老客', tags: [], storeId: null, sharePpm: 850_000, hasOwnShare: false },
        ],
        nextBeforeMs: null,
      },
    });
  });

  it('are found by group, tag, store, invite, beginning of the name and id, never in another brand', async () => {
    const { ports, list, database } = await members();
    await database.put('stores', {
      ...{ _id: 'store|shanli|s1', kind: 'store', brandId: 'shanli', storeId: 's1', name: '一号店', closedAtMs: null },
    });
    await changePerson(ports, operator, { ...audited(), ...wang, tags: ['早班'], storeId: 's1' });
    const [token] = (await database.list('invites', { where: {}, limit: 1 })).map(({ _id }) => _id);
    expect(await list({ kind: 'group', groupId: 'open' })).toEqual(['Chen']);
    expect(await list({ kind: 'tag', tag: '早班' })).toEqual(['Wang']);
    expect(await list({ kind: 'store', storeId: 's1' })).toEqual(['Wang']);
    expect(await list({ kind: 'invite', token: token ?? '' })).toEqual(['Wang']);
    expect(await list(undefined, 'Wa')).toEqual(['Wang']);
    expect(await list(undefined, 'wxChen')).toEqual(['Chen']);
    expect(await list(undefined, 'Wa', 'haibian')).toEqual([]);
    expect(await list(undefined, undefined, 'nowhere')).toBe('brand-not-found');
  });

  it('are dormant after 30 days without a new link, until they make one', async () => {
    const { ports, list, time } = await members();
    time.nowMs += 31 * dayMs;
    expect(await list({ kind: 'dormant' })).toEqual(['Chen', 'Wang']);
    const link = {
      kind: 'product',
      shopAppid: 'wxshop1',
      contentId: 'p1',
      promoter: 'wxWang',
      brandId: 'shanli',
    } as const;
    const forms = {
      shortLink: null,
      webLink: null,
      promotionLink: null,
      shareLink: null,
      feedToken: null,
      codeUrl: null,
    };
    const card = { title: '苹果', imageUrl: '', priceFen: null };
    const times = { formsGoodUntilMs: 0, createdAtMs: time.nowMs, expiresAtMs: time.nowMs + dayMs };
    await ports.links.addLink({ ...link, ...times, token: 'token-1', forms, card });
    expect(await list({ kind: 'dormant' })).toEqual(['Chen']);
    expect(await readPerson(ports, wang)).toMatchObject({ value: { liveLinks: 1, isDormant: false } });
  });

  it('come page by page without a gap, in one call each', async () => {
    const { ports, database } = await peopleUnderTest();
    for (let index = 0; index < 95; index += 1) {
      const _id = `shanli|wx${index}`;
      const fields = { brandId: 'shanli', promoter: `wx${index}`, groupId: 'open', shares: [], status: 'active' };
      await database.put('memberships', { _id, ...fields, joinedAtMs: startMs + Math.floor(index / 3) });
    }
    let calls = 0;
    const counted = {
      ...ports.people,
      listMembers: (...args: Parameters<typeof ports.people.listMembers>) => {
        calls += 1;
        return ports.people.listMembers(...args);
      },
    };
    const seen: string[] = [];
    for (let beforeMs: number | null | undefined, pages = 0; beforeMs !== null && pages < 9; pages += 1) {
      const page = await listPeople({ ...ports, people: counted }, { brandId: 'shanli', beforeMs });
      if (!page.ok) throw new Error(page.code);
      seen.push(...page.value.people.map(({ promoter }) => promoter));
      beforeMs = page.value.nextBeforeMs;
      expect(calls).toBe(pages + 1);
    }
    expect([seen.length, new Set(seen).size]).toEqual([95, 95]);
  });
});

describe('one member', () => {
  it('shows how he came and what was done about him', async () => {
    const { ports } = await members();
    await changePerson(ports, operator, { ...audited('他在一号店上早班'), ...wang, tags: ['早班'] });
    expect(await readPerson(ports, wang)).toMatchObject({
      value: {
        source: { kind: 'fan', label: '夏天' },
        tags: ['早班'],
        groupSharePpm: 850_000,
        history: [{ name: '运营小张', action: 'changePerson', before: { tags: [] }, reason: '他在一号店上早班' }],
      },
    });
  });

  it('is nobody for another brand', async () => {
    const { ports } = await members();
    expect(await readPerson(ports, { ...wang, brandId: 'haibian' })).toMatchObject({ code: 'person-not-found' });
    const change = { ...audited(), ...wang, brandId: 'haibian', tags: ['早班'] };
    expect(await changePerson(ports, operator, change)).toMatchObject({ code: 'person-not-found' });
  });

  it.each([
    ['a group that is none', { groupId: 'nowhere' }, 'group-not-found'],
    ['a group whose list he is not on', { groupId: 'crew' }, 'conditions-missed'],
    ['a store that is none', { storeId: 'store-9' }, 'store-not-found'],
    ['a tag that the law forbids', { tags: ['团队长'] }, 'tags-refused'],
  ])('is not moved to %s', async (_label, change, code) => {
    const { ports, entries } = await members();
    const before = (await entries()).length;
    expect(await changePerson(ports, operator, { ...audited(), ...wang, ...change })).toMatchObject({ code });
    expect(await entries()).toHaveLength(before);
  });

  it('is moved to a group that only wants somebody to look at him: this was the look', async () => {
    const { ports } = await members();
    const moved = await changePerson(ports, operator, { ...audited(), ...wang, groupId: 'growers' });
    expect(moved).toMatchObject({ value: { groupId: 'growers' } });
  });
});

describe('a share of his own', () => {
  const give = async (world: Awaited<ReturnType<typeof members>>, more: object = {}) =>
    setPersonShare(world.ports, operator, {
      ...audited('他负责整个小区的团购'),
      ...wang,
      sharePpm: ratePpm(900_000),
      ...more,
    });

  it('holds ten minutes later, comes before his group’s, and keeps what was', async () => {
    const world = await members();
    const nowMs = world.time.nowMs;
    expect(await give(world)).toEqual({ ok: true, value: { sharePpm: 900_000, fromMs: nowMs + 600_000 } });
    expect(await readPerson(world.ports, wang)).toMatchObject({ value: { sharePpm: 850_000, hasOwnShare: false } });
    world.time.nowMs += 600_000;
    expect(await readPerson(world.ports, wang)).toMatchObject({ value: { sharePpm: 900_000, hasOwnShare: true } });
  });

  it.each([
    ['more than his group', 850_001, 'budget-used-up'],
    ['as much as his group', 850_000, undefined],
    ['less', 500_000, undefined],
  ])('while the month’s budget is used up he may have %s', async (_label, sharePpm, code) => {
    const world = await members();
    const budget = { brandId: 'shanli', revision: 0, monthFen: 0, warnPpm: 800_000 };
    await saveBudget(world.ports, operator, { ...audited('八月预算用完'), ...budget });
    const answer = await give(world, { sharePpm: ratePpm(sharePpm) });
    expect(answer).toMatchObject(code ? { ok: false, code } : { ok: true, value: { sharePpm } });
  });

  it.each([
    ['sooner than in ten minutes', { fromMs: startMs }, 'share-too-soon'],
    ['without a reason', { reason: '好' }, 'reason-missing'],
    ['to nobody', { promoter: 'wxNobody' }, 'person-not-found'],
  ])('is not given %s', async (_label, more, code) => {
    expect(await give(await members(), more)).toMatchObject({ ok: false, code });
  });
});
