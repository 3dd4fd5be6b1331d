import { documentStoreTree } from '../../adapters/stores/store-tree';
import { inviteTo } from '../brands/console-under-test';
import { revokeInvite } from '../brands/revoke-invite';
import { audited, operator, peopleUnderTest } from '../promoters/people-under-test';
import { codesUnderTest, newCodesState } from '../sharing/codes-under-test';
import { codeOfDoor } from './code-of-door';
import { saveClerk, saveStore } from './save-store';

async function world() {
  const people = await peopleUnderTest();
  await people.join('Chen');
  const codes = newCodesState();
  const ports = { ...people.ports, stores: documentStoreTree(people.database), codes: codesUnderTest(codes) };
  const store = await saveStore(ports, operator, {
    ...{ ...audited(), brandId: 'shanli', name: '一号店', regionName: '', isRanked: false, isClosed: false },
  });
  if (!store.ok) throw new Error(store.code);
  const asked = { brandId: 'shanli', storeId: store.value.storeId, number: 3, name: '小陈', promoter: 'wxChen' };
  const clerk = await saveClerk(ports, operator, { ...audited(), ...asked, isRevoked: false });
  if (!clerk.ok) throw new Error(clerk.code);
  return { ...people, ports, codes, asked, storeCode: store.value.code, clerk: clerk.value };
}

describe('a code to print', () => {
  it('of a store asks who serves, of a clerk names him, of an invite leads to joining', async () => {
    const { ports, codes, storeCode, clerk, ...people } = await world();
    const token = await inviteTo({ ...people, ports }, 'open');
    const printed = { brandName: '山里人家', agencyName: '山里人家联盟' };
    const ask = (kind: 'invite' | 'store', code: string) => codeOfDoor(ports, { brandId: 'shanli', kind, token: code });
    expect(await ask('store', storeCode)).toMatchObject({ value: { ...printed, servedBy: '' } });
    expect(await ask('store', clerk.code)).toMatchObject({ value: { ...printed, servedBy: '3 号店员 小陈' } });
    expect(await ask('invite', token)).toMatchObject({ value: { path: `/packages/join/join?invite=${token}` } });
    expect([...codes.files.values()]).toEqual([
      `packages/land/land?s=${storeCode}`,
      `packages/land/land?s=${clerk.code}`,
      `packages/join/join?${token}`,
    ]);
  });

  it('is not printed of what is taken back, of another brand, or unknown', async () => {
    const { ports, codes, storeCode, clerk, asked, ...people } = await world();
    const token = await inviteTo({ ...people, ports }, 'open');
    await revokeInvite(ports, operator, { ...audited(), brandId: 'shanli', token });
    await saveClerk(ports, operator, { ...audited(), ...asked, clerkId: clerk.clerkId, isRevoked: true });
    const gone = [
      { brandId: 'shanli', kind: 'invite', token },
      { brandId: 'shanli', kind: 'store', token: clerk.code },
      { brandId: 'haibian', kind: 'store', token: storeCode },
      { brandId: 'shanli', kind: 'store', token: 'a-guess-of-somebody' },
    ] as const;
    for (const door of gone) expect(await codeOfDoor(ports, door)).toEqual({ ok: false, code: 'link-not-found' });
    expect(codes.files.size).toBe(0);
  });

  it('says so when WeChat makes none', async () => {
    const { ports, codes, storeCode } = await world();
    codes.isRefused = true;
    const refused = await codeOfDoor(ports, { brandId: 'shanli', kind: 'store', token: storeCode });
    expect(refused).toEqual({ ok: false, code: 'platform-refused' });
  });
});
