import type { Clerk, Store, StoreTree } from '../../ports/store-tree';
import { wholeMoments } from '../corrections/whole-moments';

/** A store with its clerks. The codes are empty for who may look and not print. */
export interface StoreLine extends Omit<Store, 'brandId'> {
  readonly clerks: readonly Omit<Clerk, 'brandId' | 'storeId'>[];
}

export interface StorePage {
  readonly stores: readonly StoreLine[];
  readonly nextBeforeMs: number | null;
}

const pageSize = 30;
const mostClerks = 1000;

/** Stores of a brand with their clerks, about 30 a page, the newest first: two calls. */
export async function listStores(
  { stores }: { readonly stores: StoreTree },
  brandId: string,
  {
    beforeMs = Number.MAX_SAFE_INTEGER,
    mayPrint,
  }: { readonly beforeMs?: number | undefined; readonly mayPrint: boolean },
): Promise<StorePage> {
  const found = await stores.listStores(brandId, { beforeMs, limit: pageSize });
  const { items, nextMs } = wholeMoments(found, pageSize, ({ createdAtMs }) => createdAtMs);
  const clerks = await stores.listClerks(
    brandId,
    items.map(({ storeId }) => storeId),
    mostClerks,
  );
  const shown = (code: string) => (mayPrint ? code : '');
  return {
    stores: items.map(({ brandId: _brand, code, ...store }) => ({
      ...store,
      code: shown(code),
      clerks: clerks
        .filter(({ storeId }) => storeId === store.storeId)
        .map(({ brandId: _own, storeId: _store, ...clerk }) => ({ ...clerk, code: shown(clerk.code) })),
    })),
    nextBeforeMs: nextMs,
  };
}
