import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const MODULES = 29;
const QUIET_MODULES = 2;
const PIXELS_PER_MODULE = 8;
const FINDER_MODULES = 7;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A picture that stands for a mini-program code: the same for the same link, and its text chunk `link` holds the key.
 * It cannot be scanned; a person opens the picture's address in the play page instead.
 */
export function qrPicture(key: string): Buffer {
  const side = (MODULES + 2 * QUIET_MODULES) * PIXELS_PER_MODULE;
  const rows: Buffer[] = [];
  for (let y = 0; y < side; y += 1) {
    const row = Buffer.alloc(side + 1, 255);
    row[0] = 0;
    for (let x = 0; x < side; x += 1) if (isDark(key, moduleAt(x), moduleAt(y))) row[x + 1] = 0;
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

const patterns = new Map<string, Buffer>();

function isDark(key: string, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= MODULES || y >= MODULES) return false;
  const finder = finderModule(x, y);
  if (finder !== undefined) return finder;
  const name = `${key}|${y}`;
  const bits = patterns.get(name) ?? createHash('sha256').update(name).digest();
  patterns.set(name, bits);
  return ((bits[x] ?? 0) & 1) === 1;
}

/** The three square marks in the corners; undefined outside of them. */
function finderModule(x: number, y: number): boolean | undefined {
  const far = MODULES - FINDER_MODULES;
  const [left, top] = [x >= far ? x - far : x, y >= far ? y - far : y];
  if (left >= FINDER_MODULES || top >= FINDER_MODULES || (x >= far && y >= far)) return undefined;
  const ring = Math.min(left, top, FINDER_MODULES - 1 - left, FINDER_MODULES - 1 - top);
  return ring !== 1;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
