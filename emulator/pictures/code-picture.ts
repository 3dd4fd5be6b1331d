import { crc32, deflateSync } from 'node:zlib';
import { qrModules } from './qr-modules';

const quietModules = 2;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of a code that decoders read, with so many pixels a module and a text chunk that says what it leads to. */
export function codePicture(
  text: string,
  { pixelsPerModule, note }: { readonly pixelsPerModule: number; readonly note: { name: string; value: string } },
): Buffer {
  const modules = qrModules(text);
  const side = (modules.length + 2 * quietModules) * pixelsPerModule;
  const light = modules.map(() => false);
  const quiet = Array.from({ length: quietModules }, () => light);
  // All rows of pixels of one row of modules are the same.
  const rows = [...quiet, ...modules, ...quiet].flatMap((row) => {
    const pixels = rowOfPixels(row, pixelsPerModule);
    return Array.from({ length: pixelsPerModule }, () => pixels);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`${note.name}\0${note.value}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function rowOfPixels(row: readonly boolean[], pixelsPerModule: number): Buffer {
  const pixels = Buffer.alloc((row.length + 2 * quietModules) * pixelsPerModule + 1, 255);
  pixels[0] = 0;
  row.forEach((isDark, at) => {
    const start = 1 + (at + quietModules) * pixelsPerModule;
    if (isDark) pixels.fill(0, start, start + pixelsPerModule);
  });
  return pixels;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
