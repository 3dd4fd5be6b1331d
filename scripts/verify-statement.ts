import { BadFile, oneLine } from './explain/bad-file';
import { readInput } from './explain/read-input';
import { verifyStatement } from './verify-statement/verify-statement';

/**
 * Checks a statement without trusting who made it: `npm run verify-statement -- FILE`, `-` for standard input. Says what
 * was checked and OK, or the first line that is wrong. Exit status 0, 1 when a line is wrong, 2 when there is no file.
 */
async function main(files: readonly string[]): Promise<void> {
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new BadFile('usage: npm run verify-statement -- FILE (CSV or JSON; - for standard input)');
  }
  const verdict = verifyStatement(await readInput(file));
  if (verdict.ok) {
    process.stdout.write(`${verdict.checked.map((line) => `${line}\n`).join('')}OK\n`);
    return;
  }
  process.stdout.write(`WRONG in line ${verdict.line}: ${oneLine(verdict.problem)}\n`);
  process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof BadFile)) throw error;
  process.stderr.write(`verify-statement: ${oneLine(error.message)}\n`);
  process.exitCode = 2;
});
