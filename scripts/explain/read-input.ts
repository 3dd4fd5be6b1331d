import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BadFile, quoted } from './bad-file';

/** The text of a file, or of standard input for `-`. Throws BadFile when it cannot be read or is not UTF-8. */
export async function readInput(file: string): Promise<string> {
  const bytes = file === '-' ? await readStandardInput() : await readNamedFile(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadFile('the file is not UTF-8 text');
  }
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** npm runs a script in the project's folder and keeps the person's own folder in INIT_CWD: both are tried. */
async function readNamedFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const typedIn = process.env.INIT_CWD;
    const elsewhere = typedIn === undefined ? undefined : resolve(typedIn, file);
    if (elsewhere !== undefined && elsewhere !== resolve(file)) {
      const bytes = await readFile(elsewhere).catch(() => undefined);
      if (bytes) return bytes;
    }
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BadFile(`cannot read ${quoted(file)}: ${why === 'ENOENT' ? 'there is no such file' : why}`);
  }
}
