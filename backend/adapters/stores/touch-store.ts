import type { DocumentDatabase } from '../../ports/document-database';
import type { Touch, TouchStore } from '../../ports/touch-store';

/** Touches over documents: buyer, link and second make the id, so a double open adds nothing. */
export function documentTouchStore(database: DocumentDatabase): TouchStore {
  return {
    async keepTouch(touch) {
      const _id = `${touch.buyerKey}|${touch.token}|${Math.floor(touch.atMs / 1000)}`;
      const added = await database.add('touches', { _id, ...touch });
      return added === 'added' ? 'kept' : 'repeated';
    },
    async listTouches(buyerKey, shopAppid) {
      const where = { buyerKey, shopAppid };
      const newest = await database.list('touches', { where, orderBy: [['atMs', 'desc']], limit: 1000 });
      return newest.reverse().map(({ _id, ...fields }) => ({ ...(fields as unknown as Touch), id: _id }));
    },
  };
}
