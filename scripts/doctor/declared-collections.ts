import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const collectionsPath = 'backend/adapters/cloud-database/collections.json';

export interface DeclaredCollection {
  readonly name: string;
  readonly indexes: readonly {
    readonly name: string;
    readonly unique: boolean;
    readonly keys: readonly { readonly name: string; readonly direction: number }[];
  }[];
  readonly rules: Readonly<Record<string, unknown>>;
}

/** What the project says of its collections; deploy and the local world take them from there. */
export function readDeclaredCollections(rootDir: string): readonly DeclaredCollection[] {
  return JSON.parse(readFileSync(join(rootDir, collectionsPath), 'utf8')) as DeclaredCollection[];
}
