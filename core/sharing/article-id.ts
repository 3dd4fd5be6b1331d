const longestId = 120;

/**
 * A short id of an article, made from its address, because the platform gives none: the code of a short address, or
 * account, message, place and signature of a long one; any other address without its protocol. Undefined for an address
 * that is too long to be an id.
 */
export function articleIdOf(url: string): string | undefined {
  const address = url.replace(/^https?:\/\//, '').replace(/#.*$/, '');
  const code = /^mp\.weixin\.qq\.com\/s\/([\w-]+)/.exec(address)?.[1];
  const id = code ?? longAddressId(address) ?? address;
  return id === '' || id.length > longestId ? undefined : id;
}

function longAddressId(address: string): string | undefined {
  if (!address.startsWith('mp.weixin.qq.com/s?')) return undefined;
  const values = ['__biz', 'mid', 'idx', 'sn'].map((name) => new RegExp(`[?&]${name}=([^&]+)`).exec(address)?.[1]);
  return values.every((value) => value !== undefined) ? values.join('.') : undefined;
}
