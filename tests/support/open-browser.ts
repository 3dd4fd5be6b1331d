import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, installed from the system's packages together with Chinese fonts where it is missing. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? places.find(existsSync) ?? installed();
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

function installed(): string {
  const script = `${__dirname}/../../scripts/install-browser.sh`;
  const run = spawnSync('bash', [script], { encoding: 'utf8', timeout: 15 * 60_000 });
  const found = places.find(existsSync);
  if (run.status !== 0 || found === undefined) {
    throw new Error(`no Chromium: run scripts/install-browser.sh as root, or set CHROMIUM\n${run.stderr}`);
  }
  return found;
}
