import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ApiCall } from '../api/platform-api';
import type { StoreContext } from '../store-context';
import { qrPicture } from './qr-picture';
import { wordPicture } from './word-picture';

type Page = { type: string; body: string | Buffer };

const FILES: Record<string, { file: string; type: string }> = {
  '/': { file: 'play.html', type: 'text/html' },
  '/business-view': { file: 'business-view.html', type: 'text/html' },
  '/store.css': { file: 'store.css', type: 'text/css' },
  '/store-page.mjs': { file: 'store-page.mjs', type: 'text/javascript' },
  '/shelf-cards.mjs': { file: 'shelf-cards.mjs', type: 'text/javascript' },
  '/order-cards.mjs': { file: 'order-cards.mjs', type: 'text/javascript' },
  '/play-page.mjs': { file: 'play-page.mjs', type: 'text/javascript' },
  '/business-view-page.mjs': { file: 'business-view-page.mjs', type: 'text/javascript' },
};

/** Everything a browser shows: the play page, the page of openBusinessView, and pictures. */
export function answerPage(context: StoreContext, call: ApiCall, response: ServerResponse): void {
  const page = pageAt(context, call);
  const type = page?.type ?? 'text/plain';
  // Pictures may be drawn by pages of other origins, as they may after WeChat has downloaded them.
  response.writeHead(page ? 200 : 404, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
  });
  response.end(page?.body ?? '这里没有页面');
}

function pageAt(context: StoreContext, call: ApiCall): Page | undefined {
  const known = FILES[call.path];
  if (known) return { type: known.type, body: readFileSync(join(__dirname, known.file)) };
  const key = /^\/qr\/([A-Za-z0-9]{12})\.png$/.exec(call.path)?.[1];
  if (key && context.state.links.some((link) => link.key === key)) return { type: 'image/png', body: qrPicture(key) };
  const word = /^\/picture\/([^/]{1,200})\.svg$/.exec(call.path)?.[1];
  if (word) return { type: 'image/svg+xml', body: wordPicture(decodeURIComponent(word)) };
  return undefined;
}
