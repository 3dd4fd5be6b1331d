import { documentBrandArchive } from '../../adapters/stores/brand-archive';
import { inviteTo } from '../brands/console-under-test';
import { audited, operator, peopleUnderTest } from '../promoters/people-under-test';
import { archiveBrand } from './archive-brand';
import { takeInBrand } from './take-in-brand';

const fileId = 'cloud://test/archives/moved.jsonl';

/** The cloud's storage with what was uploaded, read in lines. */
function storage() {
  const files = new Map<string, string>();
  return {
    files,
    storage: {
      linksTo: async (ids: readonly string[]) => new Map(ids.filter((id) => files.has(id)).map((id) => [id, id])),
      remove: async (ids: readonly string[]) => {
        for (const id of ids) files.delete(id);
      },
    },
    archiveFiles: {
      async *linesOf(link: string) {
        yield* (files.get(link) ?? '').split('\n');
      },
    },
  };
}

async function leaving(orders = 0) {
  const world = await peopleUnderTest();
  await world.join('Wang', await inviteTo(world, 'fans'));
  const { database } = world;
  for (let index = 0; index < orders; index += 1) {
    const _id = `order-${String(index).padStart(4, '0')}|1`;
    await database.put('orders', { _id, brandId: 'shanli', buyerKey: 'k1.secret', promoter: 'wxWang' });
  }
  await database.put('orders', { _id: 'theirs|1', brandId: 'haibian', promoter: 'wxChen' });
  const ports = { ...world.ports, ...storage(), archive: documentBrandArchive(database) };
  const file = async (brandId = 'shanli') => {
    const request = audited('品牌要离开');
    let text = '';
    for (let place: string | null | undefined, pieces = 0; place !== null && pieces < 50; pieces += 1) {
      const piece = await archiveBrand(ports, operator, { ...request, brandId, place });
      if (!piece.ok) throw new Error(piece.code);
      text += piece.value.text;
      place = piece.value.nextPlace;
    }
    return text;
  };
  return { ...world, ports, file };
}

describe('a brand that leaves', () => {
  it('takes all its rows along in one file, and nobody else’s, without doors and buyers', async () => {
    const { file, database } = await leaving(450);
    const text = await file();
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: string; collection?: string; rows?: number });
    expect(lines.filter(({ collection }) => collection === 'orders')).toHaveLength(450);
    expect(lines[lines.length - 1]).toEqual({ line: 'end', rows: lines.length - 2 });
    expect(new Set(lines.map(({ collection }) => collection))).toEqual(
      new Set([undefined, 'brands', 'shops', 'memberships', 'invites', 'orders', 'audit']),
    );
    const [invite] = await database.list('invites', { where: {}, limit: 1 });
    for (const secret of ['k1.secret', invite?._id ?? '?', 'theirs|1', 'oWang', 'oOwner'])
      expect(text).not.toContain(secret);
    expect(text).toContain('重新同意绑定');
  });

  it('leaves one entry that says who took the file and why, however many pieces it has', async () => {
    const { file, ports, database } = await leaving(450);
    await file();
    const [entry, ...others] = await database.list('audit', { where: { action: 'archiveBrand' }, limit: 9 });
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ openid: operator.openid, brandId: 'shanli', reason: '品牌要离开', before: null });
    const other = { ...audited('另一件事'), requestId: String(entry?._id.split('|')[1]), brandId: 'haibian' };
    expect(await archiveBrand(ports, operator, other)).toEqual({ ok: false, code: 'request-id-taken' });
  });

  it('is taken in elsewhere with its rules, closed, and makes nobody a promoter', async () => {
    const text = await (await leaving(3)).file();
    const there = await peopleUnderTest();
    const ports = { ...there.ports, ...storage(), archive: documentBrandArchive(there.database) };
    const request = { ...audited('品牌搬来'), brandId: 'shanli-new', fileId };
    ports.files.set(fileId, text);
    for (let time = 0; time < 2; time += 1) {
      expect(await takeInBrand(ports, operator, request)).toMatchObject({
        value: { brandId: 'shanli-new', name: '山里人家', groups: 4, keptInFile: { orders: 3, memberships: 1 } },
      });
    }
    expect(ports.files.size).toBe(0);
    expect(await there.database.find('brands', 'shanli-new')).toMatchObject({
      ...{ name: '山里人家', isOpen: false, reviewMode: 'all', planShares: {} },
      shares: [{ fromMs: 0, sharePpm: 800_000 }],
    });
    const brandId = 'shanli-new';
    expect([await there.database.count('memberships', { brandId }), await there.database.count('orders', {})]).toEqual([
      0, 0,
    ]);
  });

  it.each([
    ['an id that is taken', (text: string) => text, 'haibian', 'brand-id-taken'],
    ['a file that was cut', (text: string) => text.slice(0, text.lastIndexOf('{"line":"end"')), 'new', 'archive-cut'],
    ['another file', () => '手机号\n13800000001\n', 'new', 'archive-not-readable'],
  ])('is not taken in with %s', async (_label, change, brandId, code) => {
    const { ports, file, entries } = await leaving();
    ports.files.set(fileId, change(await file()));
    const before = (await entries()).length;
    const request = { ...audited(), brandId, fileId };
    expect(await takeInBrand(ports, operator, request)).toMatchObject({ ok: false, code });
    expect(await entries()).toHaveLength(before);
    expect(ports.files.size).toBe(1);
  });

  it('is not taken in from a file that is not there', async () => {
    const { ports } = await leaving();
    const request = { ...audited(), brandId: 'new', fileId };
    expect(await takeInBrand(ports, operator, request)).toMatchObject({ ok: false, code: 'archive-not-readable' });
  });

  it('is read before the transaction that takes it in, which a large file would outlast', async () => {
    const { ports, file } = await leaving();
    ports.files.set(fileId, await file());
    const order: string[] = [];
    const { archive, archiveFiles } = ports;
    const transaction: typeof archive.transaction = (work) => {
      order.push('begin');
      return archive.transaction(work);
    };
    const linesOf = (link: string) => {
      order.push('read');
      return archiveFiles.linesOf(link);
    };
    const watched = { ...ports, archive: { ...archive, transaction }, archiveFiles: { linesOf } };
    expect(await takeInBrand(watched, operator, { ...audited(), brandId: 'new', fileId })).toMatchObject({ ok: true });
    expect(order).toEqual(['read', 'begin']);
  });

  it('that does not exist has no archive', async () => {
    const { ports } = await leaving();
    expect(await archiveBrand(ports, operator, { ...audited(), brandId: 'nowhere' })).toEqual({
      ok: false,
      code: 'brand-not-found',
    });
  });
});
