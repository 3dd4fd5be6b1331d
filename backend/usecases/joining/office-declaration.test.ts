import { officeDeclarationWords } from '../../../core/compliance/missed-conditions';
import { consoleUnderTest, inviteTo, startMs } from '../brands/console-under-test';
import { joinBrand } from './join-brand';

const wang = { openid: 'oWang' };

/** A county's brand: unpaid people in one group, paid growers in another, who declare to hold no public office. */
async function countyWithWang() {
  const world = await consoleUnderTest();
  await world.bind('Wang');
  const groups = [
    { groupId: 'open', name: '乡亲', shares: [], isOpen: true, conditions: [] },
    { groupId: 'public-good', name: '公益推广', shares: [{ fromMs: 0, sharePpm: 0 }], isOpen: false, conditions: [] },
    { groupId: 'growers', name: '农户', shares: [], isOpen: false, conditions: [{ kind: 'no-public-office' }] },
  ];
  await world.database.update('brands', 'shanli', { set: { groups } });
  return world;
}

describe('a government’s program', () => {
  it('pays only who declared to hold no public office, and keeps his words', async () => {
    const world = await countyWithWang();
    const inviteToken = await inviteTo(world, 'growers');
    const first = await joinBrand(world.ports, wang, { inviteToken });
    expect(first).toMatchObject({
      ok: true,
      value: { groupName: '乡亲', wantedGroupName: '农户', missed: [{ kind: 'no-public-office' }] },
    });
    expect(await world.database.count('consents', { brandId: 'shanli' })).toBe(0);
    const second = await joinBrand(world.ports, wang, { inviteToken, declaresNoOffice: true });
    expect(second).toMatchObject({ ok: true, value: { placed: 'moved', groupName: '农户', missed: [] } });
    expect(await world.database.find('consents', 'no-public-office|shanli|oWang')).toEqual({
      ...{ _id: 'no-public-office|shanli|oWang', openid: 'oWang', brandId: 'shanli' },
      ...{ words: officeDeclarationWords, declaredAtMs: startMs },
    });
  });

  it('asks who declared it once no more, and keeps nothing where nothing was asked', async () => {
    const world = await countyWithWang();
    const inviteToken = await inviteTo(world, 'public-good');
    const placed = await joinBrand(world.ports, wang, { inviteToken, declaresNoOffice: true });
    expect(placed).toMatchObject({ ok: true, value: { groupName: '公益推广', sharePpm: 0 } });
    expect(await world.database.count('consents', { brandId: 'shanli' })).toBe(0);
    const declaration = { openid: 'oWang', brandId: 'shanli', words: officeDeclarationWords, declaredAtMs: startMs };
    await world.ports.editor.transaction((edit) => edit.keepDeclaration(declaration));
    const growers = await joinBrand(world.ports, wang, { inviteToken: await inviteTo(world, 'growers') });
    expect(growers).toMatchObject({ ok: true, value: { groupName: '农户', missed: [] } });
  });
});
