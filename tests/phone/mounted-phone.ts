import { join } from 'node:path';
import { build } from 'esbuild';
import { JSDOM, VirtualConsole } from 'jsdom';
import { type BuiltApp, buildApp } from '../../emulator/phone/build/build-app';
import type { RunningPhone } from '../../emulator/phone/runtime/start-phone';

/** What a cloud function of a test answers: the `result` of the call. */
export type FakeCloud = (call: {
  readonly name: string;
  readonly data: { readonly action: string; readonly input: Record<string, unknown> };
}) => unknown;

/** An answer of a test's cloud for a function that took too long; whoever throws in it is a phone without a network. */
export const timedOut = Symbol('timed out');

export interface MountedPhone {
  readonly window: JSDOM['window'];
  readonly running: RunningPhone;
  /** What went wrong in the page's own code. */
  readonly errors: readonly string[];
  /** All text of the page on top. */
  text(): string;
  /** Taps the first thing that matches, as a finger would, and lets everything that follows happen. */
  tap(selector: string): Promise<void>;
  /** Two taps before anything can follow from the first. */
  tapTwice(selector: string): Promise<void>;
  type(selector: string, value: string): Promise<void>;
  settle(): Promise<void>;
  close(): void;
}

const root = join(__dirname, '..', '..');
let runtime: Promise<string> | undefined;
const apps = new Map<string, Promise<BuiltApp>>();

/** Mounts real pages in a document without a browser: fast, with neither layout nor painting. */
export async function mountPhone(options: {
  readonly path: string;
  readonly cloud: FakeCloud;
  readonly miniprogramDir?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}): Promise<MountedPhone> {
  const dir = options.miniprogramDir ?? join(root, 'miniprogram');
  runtime ??= bundledRuntime();
  const building = apps.get(dir) ?? buildApp(dir, join(root, 'node_modules'));
  apps.set(dir, building);
  const [script, app] = await Promise.all([runtime, building]);
  if (app.problems.length > 0) throw new Error(JSON.stringify(app.problems, null, 1));
  const errors: string[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on('error', (...parts: unknown[]) => errors.push(parts.map(String).join(' ')));
  virtualConsole.on('jsdomError', (error) => errors.push(String(error)));
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', {
    url: 'http://127.0.0.1/screen.html',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole,
  });
  fillIn(window, options.cloud);
  Object.assign(window, { __phoneSettings: { ...usualSettings, ...options.settings } });
  window.eval(`${script};${app.script}`);
  const start = (window as unknown as { startPhone(path: string): RunningPhone }).startPhone;
  const phone = new Mounted(window, start(options.path), errors);
  await phone.settle();
  return phone;
}

const usualSettings = {
  openid: 'o-test',
  name: '小林',
  callUrl: 'http://127.0.0.1/call',
  storeUrl: 'http://127.0.0.1/store',
  payUrl: 'http://127.0.0.1/pay',
  appid: 'wxtest',
  sdkVersion: '3.11.0',
  fontScale: 1,
  scene: 'home',
  platform: 'android',
};

class Mounted implements MountedPhone {
  constructor(
    readonly window: JSDOM['window'],
    readonly running: RunningPhone,
    readonly errors: readonly string[],
  ) {}

  text(): string {
    return this.page().textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  async tap(selector: string): Promise<void> {
    this.touch(this.find(selector));
    await this.settle();
  }

  async tapTwice(selector: string): Promise<void> {
    const target = this.find(selector);
    this.touch(target);
    this.touch(target);
    await this.settle();
  }

  async type(selector: string, value: string): Promise<void> {
    const field = this.find(`${selector} input, ${selector} textarea`) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new this.window.Event('input', { bubbles: true }));
    await this.settle();
  }

  /** Answers of the fake cloud come at once, so a few turns of the loop are enough for everything that follows. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
  }

  close(): void {
    this.window.close();
  }

  private touch(target: Element): void {
    for (const type of ['mousedown', 'mouseup', 'click']) {
      target.dispatchEvent(new this.window.MouseEvent(type, { bubbles: true, clientX: 1, clientY: 1 }));
    }
  }

  private page(): Element {
    const page = this.running.stack.top()?.element;
    if (!page) throw new Error('no page is open');
    return page;
  }

  private find(selector: string): Element {
    const found = this.page().querySelector(selector);
    if (!found) throw new Error(`nothing matches ${selector} in: ${this.text()}`);
    return found;
  }
}

/** As the cloud says that a function took longer than it may. */
const lateAnswer = { errCode: -504003, errMsg: 'Invoking task timed out after 3 seconds' };

/** What a document without a browser lacks. */
function fillIn(window: JSDOM['window'], cloud: FakeCloud): void {
  const quiet = () => undefined;
  Object.assign(window, {
    TextEncoder,
    fetch: async (_url: string, { body }: { body: string }) => {
      const result = cloud(JSON.parse(body) as Parameters<FakeCloud>[0]);
      const answer = JSON.stringify(result === timedOut ? lateAnswer : { result });
      return { ok: true, json: async () => JSON.parse(answer) as unknown, headers: { get: () => null } };
    },
    CSS: { escape: (text: string) => text },
    IntersectionObserver: class {
      observe = quiet;
      disconnect = quiet;
    },
    scrollTo: quiet,
  });
  window.Element.prototype.scrollTo = quiet;
  window.Element.prototype.scrollIntoView = quiet;
}

async function bundledRuntime(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'emulator', 'phone', 'runtime', 'start-phone.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
