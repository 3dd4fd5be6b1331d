import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { ok, rejected } from '../../../core/outcome';
import type { ResultFiles } from '../../ports/result-files';

/** Every workbook is a zip archive. */
const zipStart = [0x50, 0x4b, 0x03, 0x04];

/**
 * Reads CSV in UTF-8 or GBK (which banks in China write) and the first sheet of a workbook. What kind it is shows in the
 * bytes, because a file's name says little.
 */
export const resultFiles: ResultFiles = {
  hashOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  async read(bytes) {
    if (bytes.length === 0) return rejected('file-not-readable', 'the file is empty');
    return zipStart.every((byte, at) => bytes[at] === byte) ? readWorkbook(bytes) : readCsv(bytes);
  },
};

function readCsv(bytes: Uint8Array) {
  const text = textOf(bytes);
  if (text === undefined || text.includes('\u0000')) {
    return rejected('file-not-readable', 'neither UTF-8 nor GBK text, nor a workbook');
  }
  const parsed = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: false });
  const broken = parsed.errors.find(({ type }) => type === 'Quotes');
  if (broken) return rejected('file-not-readable', `line ${(broken.row ?? 0) + 1}: ${broken.message}`);
  return ok(parsed.data.map((row) => row.map(cellText)));
}

function textOf(bytes: Uint8Array): string | undefined {
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
}

/** Undefined when the bytes are no text of this encoding, which is the one thing that decoding throws for. */
function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function readWorkbook(bytes: Uint8Array) {
  // Loaded when somebody brings a workbook: no other call of the function waits for it.
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return ok(rows.map((row) => row.map((cell) => cellText(cell))));
  } catch (error) {
    return rejected('file-not-readable', error instanceof Error ? error.message : 'not a workbook');
  }
}

/** A date in a sheet has no time zone: it is what people read in it. Numbers keep every digit that the sheet holds. */
function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ');
  return cell === null || cell === undefined ? '' : String(cell).trim();
}
