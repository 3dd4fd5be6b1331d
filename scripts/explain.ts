import { BadFile, oneLine } from './explain/bad-file';
import { judgeVector } from './explain/judge-vector';
import { readInput } from './explain/read-input';
import { readVectors } from './explain/read-vectors';

/** Says for each order of a file of worked cases to whom it belongs and why: `npm run -s explain -- FILE`, `-` = stdin. */
async function main(files: readonly string[]): Promise<void> {
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new BadFile('usage: npm run -s explain -- FILE (- for standard input)');
  const vectors = readVectors(await readInput(file));
  process.stdout.write(`${JSON.stringify({ results: vectors.map(judgeVector) }, null, 1)}\n`);
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof BadFile)) throw error;
  process.stderr.write(`explain: ${oneLine(error.message)}\n`);
  process.exitCode = 2;
});
