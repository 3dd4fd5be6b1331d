import { documentCampaignStore } from '../../adapters/stores/campaign-store';
import { cachedPromoterDirectory } from '../../adapters/stores/promoter-directory';
import { audited, operator, peopleUnderTest } from '../promoters/people-under-test';
import { giveMaterials } from './give-materials';
import { type MaterialChange, saveMaterial } from './save-material';

const wang = { openid: 'oWang' };
const apple = { kind: 'product', id: 'p1', shopAppid: 'wxshop1' } as const;

async function world() {
  const people = await peopleUnderTest();
  await people.join('Wang');
  const campaigns = documentCampaignStore(people.database);
  const asked: string[] = [];
  const directory = cachedPromoterDirectory(people.ports.promoters, people.ports.clock);
  const ports = {
    ...people.ports,
    outbox: { send: async () => undefined },
    directory,
    promoters: {
      ...people.ports.promoters,
      listBrandsOf: (promoter: string) => {
        asked.push('brands');
        return people.ports.promoters.listBrandsOf(promoter);
      },
    },
    campaigns: {
      ...campaigns,
      listMaterialsFor: (...given: Parameters<typeof campaigns.listMaterialsFor>) => {
        asked.push('materials');
        return campaigns.listMaterialsFor(...given);
      },
    },
  };
  const keep = async (change: Partial<MaterialChange>) => {
    people.time.nowMs += 1;
    const words = { brandId: 'shanli', title: '文案', text: '我家常买的苹果。', imageUrls: [], isRemoved: false };
    const made = await saveMaterial({ ...people.ports, campaigns }, operator, { ...audited(), ...words, ...change });
    if (!made.ok) throw new Error(made.code);
    return made.value.materialId;
  };
  const texts = async (request: Parameters<typeof giveMaterials>[2] = {}) => {
    const page = await giveMaterials(ports, wang, request);
    return page.ok ? page.value.materials.map(({ text }) => text) : page.code;
  };
  return { ...people, ports, campaigns, keep, texts, asked };
}

describe('materials that a promoter is given', () => {
  it('carry the mark first, with the name of who wrote them and his pictures', async () => {
    const { ports, keep } = await world();
    const materialId = await keep({ imageUrls: ['cloud://a/1.jpg'] });
    expect(await giveMaterials(ports, wang, {})).toEqual({
      ok: true,
      value: {
        materials: [
          {
            materialId,
            ...{ brandName: '山里人家', title: '文案', text: '广告｜我家常买的苹果。', imageUrls: ['cloud://a/1.jpg'] },
          },
        ],
        nextBeforeMs: null,
      },
    });
  });

  it('are those for the thing, or without one those for none in particular, the newest first', async () => {
    const { keep, texts, offer } = await world();
    await offer('shanli', apple.shopAppid, apple.id);
    await keep({ text: '店里都好吃。' });
    await keep({ text: '苹果脆甜。', thing: apple });
    await keep({ text: '每天一个果。' });
    expect(await texts()).toEqual(['广告｜每天一个果。', '广告｜店里都好吃。']);
    expect(await texts({ thing: apple })).toEqual(['广告｜苹果脆甜。']);
    expect(await texts({ thing: { ...apple, id: 'p2' } })).toEqual([]);
    expect(await texts({ thing: { ...apple, shopAppid: 'wxElsewhere' } })).toEqual([]);
  });

  it('do not come from a brand that he is not in, or left, or that took them back', async () => {
    const { keep, texts, database } = await world();
    const materialId = await keep({});
    await keep({ brandId: 'haibian', text: '海边的鱼。' });
    expect(await texts()).toEqual(['广告｜我家常买的苹果。']);
    await keep({ materialId, isRemoved: true });
    expect(await texts()).toEqual([]);
    await keep({ text: '回来了。' });
    await database.update('memberships', 'shanli|wxWang', { set: { status: 'left' } });
    expect(await texts()).toEqual([]);
  });

  it('lose words that may not be published any more', async () => {
    const { keep, texts, campaigns } = await world();
    const materialId = await keep({});
    await campaigns.transaction(async (edit) => {
      const kept = await edit.findMaterial(materialId);
      if (kept) await edit.writeMaterial({ ...kept, text: '稳赚不赔,高山苹果很甜。' });
    });
    const [text] = await texts();
    expect(text).toMatch(/^广告｜.*高山苹果很甜。$/);
    expect(text).not.toContain('稳赚');
  });

  it('are nothing for somebody who is no promoter', async () => {
    const { ports } = await world();
    expect(await giveMaterials(ports, { openid: 'oNobody' }, {})).toMatchObject({ ok: false, code: 'not-bound' });
  });

  it('come in pages of two calls, and nothing is skipped or shown twice', async () => {
    const { ports, keep, asked } = await world();
    for (let number = 1; number <= 25; number += 1) await keep({ text: `第 ${number} 段话。` });
    const seen: string[] = [];
    let beforeMs: number | undefined;
    for (let page = 1; page <= 2; page += 1) {
      asked.length = 0;
      const given = await giveMaterials(ports, wang, { beforeMs });
      if (!given.ok) throw new Error(given.code);
      expect(asked).toEqual(['brands', 'materials']);
      seen.push(...given.value.materials.map(({ text }) => text));
      beforeMs = given.value.nextBeforeMs ?? undefined;
    }
    expect(beforeMs).toBeUndefined();
    expect(seen).toEqual(Array.from({ length: 25 }, (_none, at) => `广告｜第 ${25 - at} 段话。`));
  });
});
