import { documentPeopleDesk } from '../../adapters/stores/people-desk';
import { documentPersonRecords } from '../../adapters/stores/person-records';
import { openLink } from '../landing/open-link';
import { createShareLink } from '../sharing/create-share-link';
import { programUnderTest } from '../sharing/program-under-test';
import { audited, operator, peopleUnderTest } from './people-under-test';
import { readPerson } from './read-person';
import { resumePerson, suspendPerson, unbindPerson } from './suspend-person';

const wang = { brandId: 'shanli', promoter: 'wxWang' };
const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;

async function withWang() {
  const world = await peopleUnderTest();
  await world.join('Wang');
  const standing = async () => {
    const person = await readPerson(world.ports, wang);
    return person.ok ? [person.value.standing, person.value.suspendedReason] : person.code;
  };
  return { ...world, standing };
}

describe('suspending somebody', () => {
  it('keeps the reason that he reads, and is taken back with it', async () => {
    const { ports, standing } = await withWang();
    expect(await suspendPerson(ports, operator, { ...audited('您发的文案多次承诺收益'), ...wang })).toMatchObject({
      value: { status: 'suspended' },
    });
    expect(await standing()).toEqual(['suspended', '您发的文案多次承诺收益']);
    expect(await suspendPerson(ports, operator, { ...audited('再停一次试试'), ...wang })).toMatchObject({
      code: 'changed-meanwhile',
    });
    await resumePerson(ports, operator, { ...audited('他已经改好了'), ...wang });
    expect(await standing()).toEqual(['bound', null]);
  });

  it('needs a reason of four characters, and somebody', async () => {
    const { ports } = await withWang();
    expect(await suspendPerson(ports, operator, { ...audited('停'), ...wang })).toMatchObject({
      code: 'reason-missing',
    });
    const nobody = { ...audited(), ...wang, promoter: 'wxNobody' };
    expect(await suspendPerson(ports, operator, nobody)).toMatchObject({ code: 'person-not-found' });
    expect(await resumePerson(ports, operator, { ...audited(), ...wang })).toMatchObject({ code: 'changed-meanwhile' });
  });

  it('is taken back to unbound where the platform no longer knows the bond', async () => {
    const { ports, standing, bonds } = await withWang();
    await suspendPerson(ports, operator, { ...audited(), ...wang });
    bonds.isBound = false;
    await resumePerson(ports, operator, { ...audited(), ...wang });
    expect(await standing()).toEqual(['unbound', null]);
  });

  it('stops his links at once and leaves his wallet alone', async () => {
    const program = programUnderTest();
    await program.bind('oWang', 'wxsharerWang', '王阿姨');
    const made = await createShareLink(program.ports, { openid: 'oWang' }, apple);
    if (!made.ok) throw new Error(made.code);
    const wallet = await program.database.find('wallets', 'wxsharerWang');
    const ports = { ...program.ports, people: documentPeopleDesk(program.database), platform: await platform() };
    const whose = { brandId: 'brand1', promoter: 'wxsharerWang' };
    await suspendPerson(ports, operator, { ...audited('等他把文案改好'), ...whose });
    const buyer = { openid: 'oBuyer', unionid: 'uBuyer' };
    const page = await openLink(program.ports, buyer, { token: made.value.token, consent: true });
    expect(page).toMatchObject({ value: { sharer: null, attribution: null } });
    expect(await program.database.count('touches', {})).toBe(0);
    expect(await createShareLink(program.ports, { openid: 'oWang' }, apple)).toMatchObject({
      code: 'promoter-suspended',
    });
    expect(await program.database.find('wallets', 'wxsharerWang')).toEqual(wallet);
  });
});

async function platform() {
  return (await peopleUnderTest()).ports.platform;
}

describe('unbinding somebody', () => {
  it('ends the bond at the platform, once for one request', async () => {
    const { ports, standing, bonds, entries } = await withWang();
    const request = { ...audited('他要求解除合作'), ...wang };
    for (let time = 0; time < 2; time += 1) {
      expect(await unbindPerson(ports, operator, request)).toEqual({ ok: true, value: { status: 'unbound' } });
    }
    expect(await standing()).toEqual(['unbound', null]);
    expect(bonds.unbound).toEqual(['wxWang', 'wxWang']);
    expect((await entries()).filter(({ action }) => action === 'unbindPerson')).toMatchObject([
      { name: '运营小张', before: { status: 'bound' }, after: { status: 'unbound' }, reason: '他要求解除合作' },
    ]);
  });

  it('says so when the platform refuses, and the same request tries again', async () => {
    const { ports, bonds } = await withWang();
    const request = { ...audited('他要求解除合作'), ...wang };
    bonds.isRefusing = true;
    expect(await unbindPerson(ports, operator, request)).toMatchObject({ code: 'platform-refused' });
    bonds.isRefusing = false;
    expect(await unbindPerson(ports, operator, request)).toMatchObject({ ok: true });
    expect(bonds.unbound).toEqual(['wxWang']);
  });
});

describe('somebody who has himself erased', () => {
  it('leaves neither his name nor what brands called him on his membership and his card', async () => {
    const { ports, database, time } = await withWang();
    const place = {
      brandId: 'shanli',
      storeId: 's1',
      clerkId: 'c1',
      promoter: 'wxWang',
      name: '王阿姨',
      revokedAtMs: null,
    };
    await database.put('stores', { _id: 'clerk|shanli|s1|c1', kind: 'clerk', ...place });
    await database.update('memberships', 'shanli|wxWang', { set: { tags: ['早班'], storeId: 's1' } });
    const records = documentPersonRecords(database);
    await records.erase({ openid: 'oWang', promoter: 'wxWang', buyerKey: null }, time.nowMs);
    const rows = [
      await database.find('memberships', 'shanli|wxWang'),
      await database.find('stores', 'clerk|shanli|s1|c1'),
    ];
    expect(rows).toMatchObject([
      { nickname: '', tags: [], storeId: null },
      { name: '', revokedAtMs: time.nowMs },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/王阿姨|早班|"Wang"/);
    expect(await readPerson(ports, wang)).toMatchObject({ value: { nickname: '', standing: 'unbound' } });
  });
});
