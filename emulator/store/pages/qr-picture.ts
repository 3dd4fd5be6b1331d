import { crc32, deflateSync } from 'node:zlib';
import { qrModules, qrSide } from './qr-modules';

const QUIET_MODULES = 2;
const PIXELS_PER_MODULE = 8;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The picture of a link's code: a code that decoders read and that says the link's address in WeChat (on a real phone it
 * is WeChat's own round code). Its text chunk `link` holds the key.
 */
export function qrPicture(key: string): Buffer {
  const modules = qrModules(`https://store.weixin.qq.com/shop/a/${key}`);
  const side = (qrSide + 2 * QUIET_MODULES) * PIXELS_PER_MODULE;
  const rows: Buffer[] = [];
  for (let y = 0; y < side; y += 1) {
    const row = Buffer.alloc(side + 1, 255);
    row[0] = 0;
    for (let x = 0; x < side; x += 1) if (modules[moduleAt(y)]?.[moduleAt(x)]) row[x + 1] = 0;
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`link\0${key}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function moduleAt(pixel: number): number {
  return Math.floor(pixel / PIXELS_PER_MODULE) - QUIET_MODULES;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
