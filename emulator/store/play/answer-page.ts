import type { ServerResponse } from 'node:http';
import type { ApiCall } from '../api/platform-api';
import { qrPicture } from '../pictures/qr-picture';
import { wordPicture } from '../pictures/word-picture';
import type { StoreContext } from '../store-context';

type Page = { type: string; body: string | Buffer };

/** Everything a browser shows: the play page, the page of openBusinessView, and pictures. */
export function answerPage(context: StoreContext, call: ApiCall, response: ServerResponse): void {
  const page = pageAt(context, call);
  const type = page?.type ?? 'text/plain';
  response.writeHead(page ? 200 : 404, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' });
  response.end(page?.body ?? '这里没有页面');
}

function pageAt(context: StoreContext, call: ApiCall): Page | undefined {
  const key = /^\/qr\/([A-Za-z0-9]{12})\.png$/.exec(call.path)?.[1];
  if (key && context.state.links.some((link) => link.key === key)) return { type: 'image/png', body: qrPicture(key) };
  const word = /^\/picture\/([^/]{1,60})\.svg$/.exec(decodeURI(call.path))?.[1];
  if (word) return { type: 'image/svg+xml', body: wordPicture(word) };
  return undefined;
}
