import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type BuiltApp, buildApp } from './build/build-app';
import type { PhonePerson } from './phone-person';
import { nowHeader } from './runtime/wear-world-time';
import { answerStreet } from './street/answer-street';
import { StreetDesk } from './street/street-desk';
import type { StreetWorld } from './street/street-world';
import { watchFiles } from './watch-files';

export interface PhoneServerOptions {
  /** The mini-program's folder: it holds app.json. */
  readonly miniprogramDir: string;
  readonly packagesDir: string;
  readonly appid: string;
  /** Where the local cloud takes calls of a mini-program. */
  readonly clientUrl: string;
  readonly storeUrl: string;
  /** The sheet for 收款; '' while nothing pays. */
  readonly payUrl: string;
  readonly people: () => readonly PhonePerson[] | Promise<readonly PhonePerson[]>;
  /** The local world around, for the street of phones; without it there are only phones. */
  readonly street?: StreetWorld;
  /** The world's clock (epoch ms), which the phones show as well; the machine's own when absent. */
  readonly nowMs?: () => number;
  /** A free port when absent. */
  readonly port?: number;
  /** Whether a changed file is built again and shown at once; not so when absent. */
  readonly isWatching?: boolean;
}

export interface PhoneServer {
  readonly url: string;
  /** The address of one person's phone. */
  phoneUrl(person: string, path?: string): string;
  stop(): Promise<void>;
}

const here = __dirname;
const filePath = '/client/storage/';
const types: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/**
 * Serves phones on 127.0.0.1: `/phone.html?as=小林` is one person's phone with the app on it, built again when a file
 * changes. Nothing is fetched from anywhere else.
 */
export async function startPhoneServer(options: PhoneServerOptions): Promise<PhoneServer> {
  const served = new ServedPhones(options);
  await served.prepare();
  const server = createServer((request, response) => void served.answer(request, response));
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : options.port}`;
  return {
    url,
    phoneUrl: (person, path) => `${url}/phone.html?${new URLSearchParams({ as: person, ...(path ? { path } : {}) })}`,
    async stop() {
      served.stop();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

class ServedPhones {
  private app: Promise<BuiltApp> | undefined;
  private runtime = '';
  private frame = '';
  private streetScript = '';
  private readonly desk: StreetDesk | undefined;
  private watcher: ReturnType<typeof watchFiles> | undefined;
  private readonly listeners = new Set<ServerResponse>();

  constructor(private readonly options: PhoneServerOptions) {
    if (options.street) this.desk = new StreetDesk(options.street);
  }

  async prepare(): Promise<void> {
    [this.runtime, this.frame, this.streetScript] = await Promise.all([
      bundle(join(here, 'runtime', 'start-phone.ts')),
      bundle(join(here, 'frame', 'phone-window.ts')),
      bundle(join(here, 'street', 'street-window.ts')),
    ]);
    // The first phone need not wait for it.
    void this.built().catch(() => undefined);
    if (!this.options.isWatching) return;
    this.watcher = watchFiles(this.options.miniprogramDir, () => {
      this.app = undefined;
      for (const listener of this.listeners) listener.write('data: reload\n\n');
    });
  }

  stop(): void {
    this.watcher?.close();
    for (const listener of this.listeners) listener.end();
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://phone');
    try {
      if (url.pathname === '/cloud/call') return await this.passOn(request, response);
      if (url.pathname === '/cloud/subscribe') return await this.passYes('/client/subscribe', request, response);
      if (url.pathname === '/cloud/phone') return await this.passYes('/client/phone', request, response);
      if (url.pathname.startsWith(filePath)) return await this.passFile(url, request, response);
      if (url.pathname === '/changes') return this.listen(response);
      const street = this.desk && (await answerStreet(this.desk, await this.options.people(), url, request));
      if (street) return end(response, 200, 'application/json', JSON.stringify(street));
      const text = await this.textOf(url);
      if (text === undefined) return end(response, 404, 'text/plain', 'nothing here: open /phone.html?as=<name>');
      end(response, 200, types[url.pathname.split('.').pop() ?? ''] ?? 'text/html', text);
    } catch (error) {
      end(response, 500, 'text/plain', String(error));
    }
  }

  private async textOf(url: URL): Promise<string | undefined> {
    switch (url.pathname) {
      case '/':
        return this.desk && readFileSync(join(here, 'street', 'street.html'), 'utf8');
      case '/street.css':
      case '/street-phones.css':
        return readFileSync(join(here, 'street', url.pathname.slice(1)), 'utf8');
      case '/street.js':
        return this.streetScript;
      case '/phone.html':
        return readFileSync(join(here, 'frame', 'phone.html'), 'utf8');
      case '/frame.css':
        return readFileSync(join(here, 'frame', 'frame.css'), 'utf8');
      case '/screen.css':
        return readFileSync(join(here, 'pages', 'screen.css'), 'utf8');
      case '/frame.js':
        return `window.phoneFacts=${JSON.stringify(frameFacts(await this.built()))};\n${this.frame}`;
      case '/screen.html':
        return this.screenPage(url);
      case '/app.js':
        return (await this.built()).script;
      case '/runtime.js':
        return this.runtime;
      default:
        return undefined;
    }
  }

  private built(): Promise<BuiltApp> {
    this.app ??= buildApp(this.options.miniprogramDir, this.options.packagesDir);
    return this.app;
  }

  private async screenPage({ searchParams }: URL): Promise<string> {
    const { problems, config } = await this.built();
    if (problems.length > 0) return problemPage(problems);
    const people = await this.options.people();
    const wanted = searchParams.get('as') ?? people[0]?.name ?? '';
    const person = people.find(({ name, openid }) => name === wanted || openid === wanted);
    if (!person) return problemPage([{ file: wanted, sentence: `nobody here is called ${wanted}` }]);
    const settings = {
      ...person,
      callUrl: '/cloud/call',
      storeUrl: this.options.storeUrl,
      payUrl: this.options.payUrl,
      appid: this.options.appid,
      sdkVersion: searchParams.get('sdk') ?? '3.11.0',
      fontScale: Number(searchParams.get('font') ?? 1),
      scene: searchParams.get('scene') ?? 'home',
      platform: searchParams.get('platform') ?? 'android',
      isAlbumRefused: searchParams.get('album') === 'refused',
      ...(this.options.nowMs === undefined ? {} : { nowMs: this.options.nowMs() }),
    };
    const start = searchParams.get('path') ?? config.pages[0] ?? '';
    return [
      '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<title>小程序</title><link rel="stylesheet" href="/screen.css"></head><body>',
      '<script src="/runtime.js"></script><script src="/app.js"></script>',
      `<script>window.__phoneSettings=${scriptText(settings)};window.runningPhone=startPhone(${scriptText(start)});`,
      `new EventSource('/changes').onmessage=()=>location.reload();</script>`,
      '</body></html>',
    ].join('\n');
  }

  private async noteCall(openid: string | undefined, body: string, answer: string): Promise<void> {
    const person = (await this.options.people()).find((one) => one.openid === openid)?.name ?? '有人';
    this.desk?.noteCall(person, readJson(body), readJson(answer));
  }

  private listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('\n');
    this.listeners.add(response);
    response.on('close', () => this.listeners.delete(response));
  }

  /** What somebody agreed to on a sheet of WeChat: notices, his phone's number. */
  private async passYes(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(path, this.options.clientUrl);
    const answer = await fetch(url, { method: 'POST', body: Buffer.concat(chunks) });
    end(response, answer.status, 'application/json', await answer.text());
  }

  /** Files of the app go to the cloud's storage and come from there. */
  private async passFile({ pathname }: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const openid = request.headers['x-openid'];
    const answer = await fetch(new URL(pathname, this.options.clientUrl), {
      method: request.method ?? 'GET',
      headers: typeof openid === 'string' ? { 'x-openid': openid } : {},
      ...(request.method === 'PUT' ? { body: Buffer.concat(chunks) } : {}),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  /** Calls of the app go to the cloud unchanged, with the identity that the phone gives. */
  private async passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    for (const name of ['x-openid', 'x-unionid']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    const body = Buffer.concat(chunks);
    const answer = await fetch(this.options.clientUrl, { method: 'POST', headers, body });
    const text = await answer.text();
    if (this.options.nowMs) response.setHeader(nowHeader, this.options.nowMs());
    end(response, answer.status, 'application/json', text);
    await this.noteCall(headers['x-openid'], body.toString('utf8'), text);
  }
}

function readJson(text: string): object {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return {};
  }
}

function frameFacts({ config }: BuiltApp) {
  const { color, selectedColor, list } = config.tabBar ?? { list: [] };
  const colours = { color: color ?? '#46505A', selected: selectedColor ?? '#1F5F6E' };
  return { startPath: config.pages[0] ?? '', tabs: list, colours };
}

/** Text inside a script element: no end of it, whatever the value holds. */
function scriptText(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function problemPage(problems: readonly { file: string; line?: number; sentence: string }[]): string {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const rows = problems.map(
    ({ file, line, sentence }) => `<li><b>${safe(file)}${line ? `:${line}` : ''}</b><br>${safe(sentence)}</li>`,
  );
  const again = `<script>new EventSource('/changes').onmessage=()=>location.reload();</script>`;
  return `<!doctype html><meta charset="utf-8"><body style="font:16px/24px sans-serif;padding:16px"><h1>小程序没有编译成功</h1><ul>${rows.join('')}</ul>${again}`;
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

function end(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(text);
}
