import { type ArchiveLine, archivedRow, archiveReader, cannotMove } from './archive-line';

const head: ArchiveLine = {
  line: 'head',
  version: 1,
  brandId: 'shanli',
  name: '山里人家',
  exportedAtMs: 1,
  cannotMove,
};
const row: ArchiveLine = { line: 'row', collection: 'brands', row: { _id: 'shanli', name: '山里人家' } };
const order: ArchiveLine = { line: 'row', collection: 'orders', row: { _id: 'o|1' } };
function readArchive(text: string) {
  const reader = archiveReader();
  for (const line of text.split('\n')) if (!reader.take(line)) break;
  return reader.result();
}
const fileOf = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join('\n');

describe('a row of an archive', () => {
  it('holds no door and no buyer', () => {
    const order = { _id: 'o|1', buyerKey: 'k1.x', snapshot: { buyerKey: 'k1.x', orderId: '1' }, promoter: 'wx1' };
    expect(archivedRow('orders', order)).toEqual({ _id: 'o|1', snapshot: { orderId: '1' }, promoter: 'wx1' });
    expect(archivedRow('stores', { _id: 's', code: 'secret', name: '一号店' })).toEqual({ _id: 's', name: '一号店' });
    expect(archivedRow('invites', { _id: 'secret', label: '夏天' })).toEqual({ _id: '', label: '夏天' });
  });
});

describe('an archive', () => {
  it('is read whole', () => {
    const text = fileOf(head, row, order, order, { line: 'end', rows: 3 });
    const read = { head, brand: { _id: 'shanli', name: '山里人家' }, rows: 3, counts: { orders: 2 } };
    expect(readArchive(text)).toEqual(read);
    expect(readArchive(`${text}\n\n`)).toEqual(read);
  });

  it.each([
    ['nothing', '', 'archive-not-readable'],
    ['a picture', '\u0000\u0001', 'archive-not-readable'],
    ['another file', '{"a":1}', 'archive-not-readable'],
    [
      'rows of a collection that no archive has',
      fileOf(head, { ...row, collection: 'settings' }, { line: 'end', rows: 1 }),
      'archive-not-readable',
    ],
    ['a later version', fileOf({ ...head, version: 2 }, { line: 'end', rows: 0 }), 'archive-of-other-version'],
    ['one that lost its end', fileOf(head, row), 'archive-cut'],
    ['one that lost a row', fileOf(head, { line: 'end', rows: 1 }), 'archive-cut'],
    ['two in one', fileOf(head, row, { line: 'end', rows: 1 }, head, { line: 'end', rows: 1 }), 'archive-cut'],
  ])('of %s is refused by name', (_label, text, problem) => {
    expect(readArchive(text)).toBe(problem);
  });

  it('says what cannot move', () => {
    expect(cannotMove.join('')).toMatch(/绑定.*锁住.*佣金.*协议.*码.*买家/s);
  });
});
