import { inflateRawSync } from 'node:zlib';
import { xlsxFile, xlsxRowLimit } from './xlsx-file';

/** The parts of a zip file by name, read from its central directory. */
function partsOf(file: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(file);
  const parts = new Map<string, string>();
  const endAt = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = bytes.readUInt32LE(endAt + 16);
  for (let left = bytes.readUInt16LE(endAt + 10); left > 0; left -= 1) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const dataAt = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(dataAt, dataAt + size);
    parts.set(name, (bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

it('keeps ids and formulas as text and numbers as numbers', async () => {
  const parts = partsOf(await xlsxFile([['3705115058471208928', '=HYPERLINK("x")', '＝1', '', -3860]], '对账单'));
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const all = [...parts.values()].join('');
  expect(sheet).not.toContain('<f>');
  expect(all).toContain('3705115058471208928');
  expect(all).toContain('<t>=HYPERLINK("x")</t>');
  expect(sheet.match(/t="(?:s|inlineStr)"/g)).toHaveLength(3);
  expect(sheet).toContain('<v>-3860</v>');
  expect(parts.get('xl/workbook.xml')).toContain('对账单');
});

it.each([NaN, Infinity, 0.1])('refuses %d, which would be written raw', async (cell) => {
  await expect(xlsxFile([[cell]], 'x')).rejects.toThrow('a cell is a whole number');
});

it('refuses an object, which could carry a formula', async () => {
  const formula = { type: 'Formula', value: '=1+1' } as unknown as string;
  await expect(xlsxFile([[formula]], 'x')).rejects.toThrow('a cell is text');
});

it('takes 20,000 rows and no more', async () => {
  const rows = Array.from({ length: xlsxRowLimit + 1 }, () => [1]);
  await expect(xlsxFile(rows, 'x')).rejects.toThrow('write CSV');
  expect((await xlsxFile(rows.slice(1), 'x')).length).toBeGreaterThan(1000);
});
