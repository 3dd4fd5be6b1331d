import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ApiCall } from '../api/api-call';

const FILES: Readonly<Record<string, { file: string; type: string }>> = {
  '/': { file: 'pay.html', type: 'text/html' },
  '/sheet': { file: 'sheet.html', type: 'text/html' },
  '/pay.css': { file: 'pay.css', type: 'text/css' },
  '/pay-page.mjs': { file: 'pay-page.mjs', type: 'text/javascript' },
  '/sheet-page.mjs': { file: 'sheet-page.mjs', type: 'text/javascript' },
  '/words.mjs': { file: 'words.mjs', type: 'text/javascript' },
};

/** What a browser shows: the list of what waits, and the sheet on which a person taps 收款. */
export function answerPayPage(call: ApiCall, response: ServerResponse): void {
  const page = FILES[call.path];
  const type = page?.type ?? 'text/plain';
  response.writeHead(page ? 200 : 404, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
  response.end(page ? readFileSync(join(__dirname, page.file)) : '这里没有页面');
}
