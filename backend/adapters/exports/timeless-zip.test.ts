import { makeZipTimeless } from './timeless-zip';
import { xlsxFile } from './xlsx-file';

const rows = [
  ['原因', '金额(分)'],
  ['买家付款', 3860],
];

afterEach(() => jest.restoreAllMocks());

it('a workbook of the same rows is the same bytes whenever it is made', async () => {
  const clock = jest.spyOn(Date, 'now');
  clock.mockReturnValue(Date.parse('2026-09-01T01:30:00+08:00'));
  const first = await xlsxFile(rows, '对账单');
  clock.mockReturnValue(Date.parse('2027-01-31T23:59:58+08:00'));
  expect(Buffer.from(await xlsxFile(rows, '对账单'))).toEqual(Buffer.from(first));
  expect(Buffer.from(first).toString('latin1', 0, 4)).toBe('PK\u0003\u0004');
  expect(Buffer.from(first).readUInt32LE(10)).toBe(0x00210000);
});

it('what is no archive is refused', () => {
  expect(() => makeZipTimeless(new Uint8Array(30))).toThrow('a ZIP archive ends with its directory');
});
