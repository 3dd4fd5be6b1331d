import type { Document } from '../values/document';
import { encodeExtended } from '../values/extended-json';

/** One state of a document. Older states stay reachable while a transaction may still read them. */
export interface Version {
  /** The commit that made it; commits count up. */
  readonly commit: number;
  /** undefined: the document was removed. */
  readonly document: Document | undefined;
  older: Version | undefined;
  /** The document as a JSON string inside JSON, made when it is first answered. */
  answer: string | undefined;
}

export interface StoredRecord {
  readonly key: string;
  /** The order of first insertion, which breaks ties. */
  readonly sequence: number;
  head: Version;
}

export function makeVersion(commit: number, document: Document | undefined, older?: Version): Version {
  return { commit, document, older, answer: undefined };
}

/** The document as it stands in a list of an answer. */
export function answerText(version: Version): string {
  version.answer ??= JSON.stringify(encodeExtended(version.document));
  return version.answer;
}

/** The newest state that a reader of `snapshot` may see. */
export function versionAt(record: StoredRecord, snapshot: number): Version | undefined {
  let version: Version | undefined = record.head;
  while (version && version.commit > snapshot) version = version.older;
  return version;
}

/** A document's `_id` as a key of maps: text stands for itself, other ids are marked. */
export function documentKey(id: unknown): string {
  return typeof id === 'string' ? id : `\u0001${encodeExtended(id)}`;
}
