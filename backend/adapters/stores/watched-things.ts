import type { ShareKind } from '../../../core/sharing/share-kind';
import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { Watch, WatchedTarget, WatchedThings } from '../../ports/watched-things';

function collectionOf(kind: ShareKind): 'plans' | 'contents' {
  return kind === 'product' ? 'plans' : 'contents';
}

function watchId({ kind, shopAppid, contentId }: WatchedTarget): string {
  return `watch|${kind}|${shopAppid}|${contentId}`;
}

/** The kind stands under another name than on the shelf's rows, so that no look at the shelf finds a watch. */
function watchDocument(watch: Watch): StoredDocument {
  const { kind, previous, ...fields } = watch;
  return { _id: watchId(watch), watchKind: kind, ...fields, previous: previous as unknown as Json };
}

function watchOf(document: StoredDocument): Watch {
  const { _id, watchKind, ...fields } = document;
  return { ...fields, kind: watchKind } as unknown as Watch;
}

/** Watches beside the rows of the shelf: a row of its own per thing, because the shelf's rows are written anew. */
export function documentWatchedThings(database: DocumentDatabase): WatchedThings {
  return {
    async find(target) {
      const document = await database.find(collectionOf(target.kind), watchId(target));
      return document && watchOf(document);
    },
    async findAll(targets) {
      const [first] = targets;
      if (!first) return [];
      const where = { _id: { in: targets.map(watchId) } };
      const documents = await database.list(collectionOf(first.kind), { where, limit: targets.length });
      return documents.map(watchOf);
    },
    async save(watch) {
      const collection = collectionOf(watch.kind);
      const document = watchDocument(watch);
      if (watch.revision === 1) return (await database.add(collection, document)) === 'added';
      const { _id, ...set } = document;
      return (await database.updateWhere(collection, { _id, revision: watch.revision - 1 }, { set })) === 1;
    },
    async markSeen(targets, atMs) {
      const [first] = targets;
      if (!first) return;
      const where = { _id: { in: targets.map(watchId) } };
      await database.updateWhere(collectionOf(first.kind), where, { set: { seenAtMs: atMs } });
    },
    async listUnseen(kinds, beforeMs, limit) {
      const [first] = kinds;
      if (!first) return [];
      const watchKind = kinds.length === 1 ? first : { in: kinds };
      const where = { watchKind, isListed: true, seenAtMs: { lt: beforeMs } };
      const documents = await database.list(collectionOf(first), { where, orderBy: [['seenAtMs', 'asc']], limit });
      return documents.map(watchOf);
    },
    async listBetween(kind, moment, { afterMs, throughMs }, limit) {
      const where = { watchKind: kind, isListed: true, [moment]: { gt: afterMs, lte: throughMs } };
      const documents = await database.list(collectionOf(kind), { where, orderBy: [[moment, 'asc']], limit });
      return documents.map(watchOf);
    },
  };
}
