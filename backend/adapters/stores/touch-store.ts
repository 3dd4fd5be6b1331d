import type { DocumentDatabase } from '../../ports/document-database';
import type { TouchStore } from '../../ports/touch-store';

/** Touches over documents: buyer, link and second make the id, so a double open adds nothing. */
export function documentTouchStore(database: DocumentDatabase): TouchStore {
  return {
    async keepTouch(touch) {
      const _id = `${touch.buyerKey}|${touch.token}|${Math.floor(touch.atMs / 1000)}`;
      const added = await database.add('touches', { _id, ...touch });
      return added === 'added' ? 'kept' : 'repeated';
    },
  };
}
