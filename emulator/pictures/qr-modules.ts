/** What a version of a code holds at level L, where all of it is one block (ISO/IEC 18004, tables 7 and 9). */
interface Version {
  readonly side: number;
  /** The middle of the one alignment pattern. */
  readonly alignment: number;
  readonly dataBytes: number;
  readonly correctionBytes: number;
}

/** Versions 3 and 5. */
const versions: readonly Version[] = [
  { side: 29, alignment: 22, dataBytes: 55, correctionBytes: 15 },
  { side: 37, alignment: 30, dataBytes: 108, correctionBytes: 26 },
];
/** Level L with mask 0, as ISO/IEC 18004 table C.1 writes it. */
const formatBits = 0b111011111000100;
/** Mode byte and length take 12 bits. */
const headBytes = 2;
export const mostQrBytes = 106;

interface Sheet extends Version {
  readonly dark: boolean[][];
  readonly fixed: boolean[][];
}

/**
 * The dark modules of a QR code, row by row: version 3 or 5, level L, bytes, mask 0 (ISO/IEC 18004). That is enough for
 * the addresses of this world, and a camera or a decoder reads it.
 *
 * @throws RangeError when the text takes more than 106 bytes of UTF-8
 */
export function qrModules(text: string): boolean[][] {
  const bytes = [...Buffer.from(text, 'utf8')];
  const version = versions.find(({ dataBytes }) => bytes.length <= dataBytes - headBytes);
  if (!version) throw new RangeError(`a code holds ${mostQrBytes} bytes, got ${bytes.length}`);
  const data = paddedData(bytes, version.dataBytes);
  const sheet: Sheet = { ...version, dark: emptySheet(version.side), fixed: emptySheet(version.side) };
  drawFixed(sheet);
  drawData(sheet, [...data, ...correction(data, version.correctionBytes)]);
  return sheet.dark;
}

function emptySheet(side: number): boolean[][] {
  return Array.from({ length: side }, () => Array.from({ length: side }, () => false));
}

function paddedData(bytes: readonly number[], dataBytes: number): number[] {
  const nibbles = [4, bytes.length >> 4, bytes.length & 15, ...bytes.flatMap((byte) => [byte >> 4, byte & 15]), 0];
  const data = Array.from({ length: nibbles.length / 2 }, (_none, at) => {
    const [high = 0, low = 0] = nibbles.slice(2 * at, 2 * at + 2);
    return (high << 4) | low;
  });
  while (data.length < dataBytes) data.push((data.length - bytes.length) % 2 === 0 ? 0xec : 0x11);
  return data;
}

/** Product in the field of 256 elements with the polynomial 0x11d. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((other >> bit) & 1) * one;
  }
  return product;
}

/** The Reed-Solomon remainder of the data. */
function correction(data: readonly number[], correctionBytes: number): number[] {
  const divisor = Array.from<unknown, number>({ length: correctionBytes }, (_none, at) =>
    Number(at === correctionBytes - 1),
  );
  for (let round = 0, root = 1; round < correctionBytes; round += 1, root = times(root, 2)) {
    for (let at = 0; at < correctionBytes; at += 1) {
      divisor[at] = times(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0);
    }
  }
  let rest = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0);
    rest = divisor.map((part, at) => (rest[at + 1] ?? 0) ^ times(part, factor));
  }
  return rest;
}

function put({ dark, fixed, side }: Sheet, x: number, y: number, isDark: boolean): void {
  const [row, fixedRow] = [dark[y], fixed[y]];
  if (!row || !fixedRow || x < 0 || x >= side) return;
  row[x] = isDark;
  fixedRow[x] = true;
}

function drawFixed(sheet: Sheet): void {
  const { side, alignment } = sheet;
  for (let at = 0; at < side; at += 1) {
    put(sheet, 6, at, at % 2 === 0);
    put(sheet, at, 6, at % 2 === 0);
  }
  const far = side - 4;
  for (const [x, y] of [
    [3, 3],
    [far, 3],
    [3, far],
  ] as const) {
    drawRings(sheet, { x, y, reach: 4, light: [2, 4] });
  }
  drawRings(sheet, { x: alignment, y: alignment, reach: 2, light: [1] });
  drawFormat(sheet);
}

function drawRings(sheet: Sheet, rings: { x: number; y: number; reach: number; light: readonly number[] }): void {
  const { x, y, reach, light } = rings;
  for (let down = -reach; down <= reach; down += 1) {
    for (let along = -reach; along <= reach; along += 1) {
      put(sheet, x + along, y + down, !light.includes(Math.max(Math.abs(along), Math.abs(down))));
    }
  }
}

function drawFormat(sheet: Sheet): void {
  const bit = (at: number) => ((formatBits >> at) & 1) === 1;
  for (let at = 0; at < 15; at += 1) {
    if (at < 6) put(sheet, 8, at, bit(at));
    else if (at < 8) put(sheet, 8, at + 1, bit(at));
    else if (at === 8) put(sheet, 7, 8, bit(at));
    else put(sheet, 14 - at, 8, bit(at));
    if (at < 8) put(sheet, sheet.side - 1 - at, 8, bit(at));
    else put(sheet, 8, sheet.side - 15 + at, bit(at));
  }
  put(sheet, 8, sheet.side - 8, true);
}

/** Bits go up and down in pairs of columns from the right, around what is fixed; mask 0 turns every second module. */
function drawData({ dark, fixed, side }: Sheet, bytes: readonly number[]): void {
  let next = 0;
  for (const [x, y] of wayOfBits(side)) {
    const row = dark[y];
    if (!row || fixed[y]?.[x]) continue;
    const isSet = (((bytes[next >> 3] ?? 0) >> (7 - (next & 7))) & 1) === 1;
    row[x] = isSet !== ((x + y) % 2 === 0);
    next += 1;
  }
}

function* wayOfBits(side: number): Generator<readonly [number, number]> {
  for (let right = side - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step += 1) {
      const y = ((right + 1) & 2) === 0 ? side - 1 - step : step;
      yield [right, y];
      yield [right - 1, y];
    }
  }
}
