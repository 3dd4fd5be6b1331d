import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const projectDir = resolve(__dirname, '../..');

export interface ExplainRun {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command as a person does, in a folder, with something on its standard input. */
export function runExplain(args: readonly string[], input = '', cwd = projectDir): Promise<ExplainRun> {
  const command = ['-r', require.resolve('tsx/cjs'), resolve(projectDir, 'scripts/explain.ts'), ...args];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, command, { cwd });
    const run: ExplainRun = { status: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      run.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.stderr += text;
    });
    child.on('error', fail);
    child.on('close', (status) => done({ ...run, status }));
    child.stdin.end(input);
  });
}
