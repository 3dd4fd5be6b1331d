import { createHash } from 'node:crypto';
import type { StoreContext } from './store-context';
import type { LinkKind, LinkRow, LinkTag } from './store-state';

const KEY_LENGTH = 12;

/** What a link leads to. */
export type LinkTarget = {
  kind: LinkKind;
  shop_appid: string;
  product_id?: string;
  export_id?: string;
  notice_id?: string;
  article_id?: string;
  coupon_id?: string;
};

/** The one id that says what a link leads to. */
export function targetId(target: LinkTarget): string {
  return target.product_id ?? target.export_id ?? target.notice_id ?? target.article_id ?? target.coupon_id ?? '';
}

/** The link of one promoter (or the agency, or nobody) to one target: asked again it is the same. */
export function linkTo(context: StoreContext, target: LinkTarget, tag: LinkTag): LinkRow {
  const name = tag.of === 'promoter' ? tag.sharer_appid : `-${tag.of}`;
  const what = targetId(target);
  const digest = createHash('sha256').update([target.kind, target.shop_appid, what, name].join('|')).digest();
  const key = digest
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, KEY_LENGTH);
  const found = context.state.links.find((row) => row.key === key);
  if (found) return found;
  const row: LinkRow = { key, tag, ...target };
  context.state.links.push(row);
  return row;
}

/** The text that opens the link when it is pasted into a WeChat chat. */
export function shortLinkText(link: LinkRow): string {
  return `#小程序://微信小店/${link.key}`;
}

/** The address that leads into WeChat from outside, such as from a text message. */
export function httpShortLink(link: LinkRow): string {
  return `https://store.weixin.qq.com/shop/a/${link.key}`;
}

/** What a `<store-product>` of a mini-program takes as `product-promotion-link`. */
export function productPromotionLink(link: LinkRow): string {
  return `AgAAd${link.key}`;
}

/** The `promoter_share_link` by which a mini-program opens content or a coupon in a promoter's name. */
export function promoterShareLink(link: LinkRow): string {
  return `IkdDI${link.key}`;
}

/** What a video needs to be shown inside a mini program. */
export function feedToken(link: LinkRow): string {
  return `token/${link.key}`;
}

/** Where this store serves the picture of a code that leads to the link. */
export function qrcodeUrl(context: StoreContext, link: LinkRow): string {
  return `${context.baseUrl()}/qr/${link.key}.png`;
}

/** Every form a link can have in a chat, on a poster or as an argument of a component. */
const LINK_FORMS = [
  /#小程序:\/\/微信小店\/([A-Za-z0-9]{12})/,
  /\/shop\/a\/([A-Za-z0-9]{12})/,
  /\/qr\/([A-Za-z0-9]{12})\.png/,
  /\bAgAAd([A-Za-z0-9]{12})\b/,
  /\bIkdDI([A-Za-z0-9]{12})\b/,
  /\btoken\/([A-Za-z0-9]{12})\b/,
];

/** Finds the link in a text, which may be a whole chat message around it. */
export function findLink(context: StoreContext, text: string): LinkRow | undefined {
  for (const form of LINK_FORMS) {
    const key = form.exec(text)?.[1];
    const found = key && context.state.links.find((row) => row.key === key);
    if (found) return found;
  }
  return undefined;
}

/** The link to the same target that names somebody else. */
export function retagged(context: StoreContext, link: LinkRow, tag: LinkTag): LinkRow {
  const { key: _key, tag: _tag, ...target } = link;
  return linkTo(context, target, tag);
}
