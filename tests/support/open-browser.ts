import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium. Before all tests it was installed where it was missing (installBrowser). */
export async function openBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) {
    throw new Error('no Chromium: run scripts/install-browser.sh as root, or set CHROMIUM to its path');
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

function browserPath(): string | undefined {
  return process.env.CHROMIUM ?? places.find(existsSync);
}

/** Brings Chromium and Chinese fonts from the system's packages, once and before any test asks for them. */
export function installBrowser(): void {
  if (browserPath() !== undefined) return;
  const script = join(__dirname, '..', '..', 'scripts', 'install-browser.sh');
  // Where it cannot be installed, the tests that need it say so; all others run.
  spawnSync('bash', [script], { stdio: 'inherit', timeout: 15 * 60_000 });
}
