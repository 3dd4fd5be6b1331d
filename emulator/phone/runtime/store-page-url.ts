import { phoneGlobals } from './phone-globals';

/** The store's page as this person sees it, with something open. What was not given is left out. */
export function storePageUrl(query: Readonly<Record<string, unknown>>): string {
  const { storeUrl, name } = phoneGlobals().__phoneSettings;
  const given = Object.entries(query).flatMap(([key, value]) => (value ? [[key, String(value)]] : []));
  return `${storeUrl}/?${new URLSearchParams([['as', name], ...given])}`;
}
