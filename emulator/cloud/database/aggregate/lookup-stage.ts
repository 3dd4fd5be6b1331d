import { type Iterator as Documents, Lazy } from 'mingo/lazy';
import { $lookup as mingoLookup } from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { copyValue, type Document } from '../values/document';
import { encodeExtended } from '../values/extended-json';
import { valuesAt } from '../values/field-path';

/** What stages may read beside their input. */
export interface OtherCollections {
  /** All documents of a collection. */
  documents(name: string): Document[];
  /** The documents whose `path` equals one of the values. */
  documentsWith(name: string, path: string, values: readonly unknown[]): Document[];
}

interface LookupShape {
  readonly from: string;
  readonly localField?: string;
  readonly foreignField?: string;
  readonly pipeline?: Record<string, Record<string, unknown>>[];
  readonly as: string;
}

type LookupStage = (documents: Documents, lookup: LookupShape, options: Options) => Documents;

/** Joins by equality through the other collection's index; the form with a pipeline is left to the evaluator. */
export function lookupStage(others: OtherCollections): LookupStage {
  return (documents, lookup, options) => {
    const { from, localField, foreignField, pipeline } = lookup;
    if (pipeline || localField === undefined || foreignField === undefined) {
      return mingoLookup(documents, lookup, options);
    }
    return documents.transform((locals: Document[]) => {
      const wanted = locals.flatMap((document) => joinValues(document, localField));
      const byValue = groupByValue(others.documentsWith(from, foreignField, wanted), foreignField);
      return Lazy(locals.map((local) => ({ ...local, [lookup.as]: joinedTo(local, localField, byValue) })));
    });
  };
}

function groupByValue(documents: readonly Document[], path: string): Map<string, Document[]> {
  const groups = new Map<string, Document[]>();
  for (const document of documents) {
    for (const value of joinValues(document, path)) {
      const text = encodeExtended(value);
      const group = groups.get(text);
      if (group) group.push(document);
      else groups.set(text, [document]);
    }
  }
  return groups;
}

/** Copies, because later stages may write into them. */
function joinedTo(local: Document, path: string, groups: ReadonlyMap<string, Document[]>): unknown[] {
  const found = joinValues(local, path).flatMap((value) => groups.get(encodeExtended(value)) ?? []);
  return [...new Set(found)].map(copyValue);
}

/** A missing field joins as null, an array by each of its elements. */
function joinValues(document: Document, path: string): unknown[] {
  return valuesAt(document, path).flatMap((value) => (Array.isArray(value) ? value : [value ?? null]));
}
