import type { Changes, StoredDocument, Where } from '../../ports/document-database';
import { type CheckedCondition, checkedWhere } from './checked-query';
import type { SdkCommand, SdkCondition, SdkStoredDocument } from './sdk-database';
import { changeCountField, storableChanges } from './storable-document';

/** Conditions as the SDK takes them. */
export function sdkWhere(command: SdkCommand, where: Where): Record<string, unknown> {
  return Object.fromEntries(
    checkedWhere(where).map(([path, condition]) => [path, sdkCondition(command, condition)] as const),
  );
}

function sdkCondition(command: SdkCommand, condition: CheckedCondition): unknown {
  if (condition.kind === 'equals') return condition.value;
  if (condition.kind === 'in') return command.in(condition.values);
  const [first, ...others] = condition.bounds.map(([operator, bound]) => command[operator](bound));
  return others.reduce<SdkCondition | undefined>((both, bound) => both?.and(bound), first);
}

/**
 * Changes as the SDK takes them: each value as a command, because a plain object would be merged, and an empty one
 * silently dropped.
 *
 * The service counts only documents that became different, so each update also raises a count of its own. Otherwise a
 * document that has the wanted values already would look like one that does not exist.
 */
export function sdkChanges(command: SdkCommand, collection: string, changes: Changes): Record<string, object> {
  const { set, increment, atMost, unset } = storableChanges(collection, changes);
  return {
    ...Object.fromEntries(set.map(([path, value]) => [path, command.set(value)] as const)),
    ...Object.fromEntries(increment.map(([path, amount]) => [path, command.inc(amount)] as const)),
    ...Object.fromEntries(atMost.map(([path, limit]) => [path, command.min(limit)] as const)),
    ...Object.fromEntries(unset.map((path) => [path, command.remove()] as const)),
    [changeCountField]: command.inc(1),
  };
}

/** A document without its `_id`, which may not be among the data of a `set`; never empty, which is refused as well. */
export function sdkReplacement(document: StoredDocument): object {
  const { _id, ...fields } = document;
  return { ...fields, [changeCountField]: 1 };
}

/** A document as the port gives it. */
export function storedDocumentOf(document: SdkStoredDocument): StoredDocument {
  const { [changeCountField]: _changeCount, ...fields } = document;
  return fields as StoredDocument;
}
