export interface IndexKey {
  /** A field, or a path into nested ones. */
  readonly name: string;
  readonly direction: 1 | -1;
}

export interface IndexDefinition {
  readonly name: string;
  /** A missing field counts as null: at most one document may lack a unique field. */
  readonly unique: boolean;
  readonly keys: readonly IndexKey[];
}

export interface CollectionDefinition {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
}

export const ID_INDEX: IndexDefinition = { name: '_id_', unique: true, keys: [{ name: '_id', direction: 1 }] };

/** Throws, saying what is wrong, when a collection cannot have these indexes. */
export function checkIndexes(collection: string, indexes: readonly IndexDefinition[], limit: number): void {
  if (indexes.length > limit) {
    throw new Error(`The collection ${collection} has ${indexes.length} indexes; at most ${limit} are possible.`);
  }
  const names = new Set<string>();
  for (const index of indexes) {
    const place = `The index ${index.name} of ${collection}`;
    if (names.has(index.name)) throw new Error(`${place} is declared twice.`);
    names.add(index.name);
    if (index.keys.length === 0) throw new Error(`${place} has no keys.`);
    for (const { name, direction } of index.keys) {
      if (typeof name !== 'string' || name === '') throw new Error(`${place} has a key without a name.`);
      if (direction !== 1 && direction !== -1) throw new Error(`${place}: the direction of ${name} must be 1 or -1.`);
    }
  }
}
