import type { AdminReply } from '../../gateway/admin-reply';
import type { AdminBody, CallContext } from '../../gateway/gateway';
import { invalidParam, notEmulated } from '../../gateway/service-error';
import type { OtherCollections } from '../aggregate/lookup-stage';
import { PipelineRunner, type Stage } from '../aggregate/run-pipeline';
import type { Database } from '../database';
import { type DocumentQuery, selectDocuments } from '../query/select';
import { sortKeys } from '../query/sort-order';
import { type Document, isPlainObject } from '../values/document';
import { encodeExtended } from '../values/extended-json';
import { valueFrom } from './call-parameters';
import { listReply } from './list-reply';
import { refuseEscape } from './run-in-transaction';

/** aggregate().….end(). */
export function aggregateDocuments(database: Database, body: AdminBody, context: CallContext): AdminReply {
  refuseEscape(database, body, context, 'aggregate()');
  const stages = stagesOf(body, database);
  const { query, rest } = leadingQuery(stages);
  const { scanLimit, aggregateDefault, aggregateMax } = database.limits;
  const collection = database.collection(body.collectionName);
  const found = selectDocuments(collection, database.plainWrites(), query, scanLimit);
  const results = runnerOf(database).run(found.map(documentOf), rest);
  const limited = stages.some((stage) => '$limit' in stage);
  const page = results.slice(0, limited ? aggregateMax : aggregateDefault);
  return listReply(
    database,
    page.map((document) => JSON.stringify(encodeExtended(document))),
  );
}

function documentOf({ document }: { readonly document: Document | undefined }): Document {
  return document ?? {};
}

function stagesOf(body: AdminBody, database: Database): Stage[] {
  if (!Array.isArray(body.stages)) throw invalidParam('param.stages must be an array');
  return body.stages.map((raw: unknown) => {
    if (!isPlainObject(raw) || typeof raw.stageKey !== 'string') throw invalidParam('a stage must have a stageKey');
    if (raw.stageKey === '$geoNear') throw notEmulated('The stage $geoNear', 'match by other fields.');
    return { [raw.stageKey]: valueFrom('stages', raw.stageValue, database) };
  });
}

/** `$match`, `$sort`, `$skip` and `$limit` at the front are a query, which indexes can serve. */
function leadingQuery(stages: readonly Stage[]): { query: DocumentQuery; rest: readonly Stage[] } {
  const rest = [...stages];
  const take = (name: string): unknown => {
    const first = rest[0];
    if (!first || !(name in first)) return undefined;
    rest.shift();
    return first[name];
  };
  const match = take('$match');
  const sort = take('$sort');
  const skip = take('$skip');
  const limit = take('$limit');
  const query = {
    filter: isPlainObject(match) ? match : {},
    order: sort === undefined ? [] : sortKeys(sort),
    skip: typeof skip === 'number' ? skip : 0,
    limit: typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY,
  };
  return { query, rest };
}

const runners = new WeakMap<Database, PipelineRunner>();

function runnerOf(database: Database): PipelineRunner {
  let runner = runners.get(database);
  if (!runner) {
    runner = new PipelineRunner(otherCollections(database));
    runners.set(database, runner);
  }
  return runner;
}

function otherCollections(database: Database): OtherCollections {
  const select = (name: string, filter: Record<string, unknown>): Document[] => {
    const query = { filter, order: [], skip: 0, limit: Number.POSITIVE_INFINITY };
    const found = selectDocuments(database.collection(name), database.plainWrites(), query, database.limits.scanLimit);
    return found.map(documentOf);
  };
  return {
    documents: (name) => select(name, {}),
    documentsWith: (name, path, values) => select(name, { [path]: { $in: values } }),
  };
}
