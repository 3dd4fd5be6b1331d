import { BSONRegExp } from 'bson';
import { Aggregator } from 'mingo/aggregator';
import { Context, ProcessingMode } from 'mingo/core';
import { type Iterator as Documents, Lazy } from 'mingo/lazy';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import { ServiceError } from '../../gateway/service-error';
import { compileFilter } from '../query/filter';
import { documentOrder, sortKeys } from '../query/sort-order';
import { regularExpression } from '../query/value-tests';
import { requestFailed } from '../request-errors';
import { type Document, isPlainObject } from '../values/document';
import { EXPRESSION_OVERRIDES } from './expression-overrides';
import { lookupStage, type OtherCollections } from './lookup-stage';

export type Stage = Readonly<Record<string, unknown>>;

/** The evaluator types a stage by all stages at once, which no single one fits. */
type PipelineStages = NonNullable<NonNullable<Parameters<typeof Context.init>[0]>['pipeline']>;

/** Stages that pass documents on, or make new ones, without writing into them. */
const HARMLESS_STAGES = new Set(['$match', '$group', '$sort', '$limit', '$skip', '$count', '$sortByCount', '$sample']);

/** Evaluates stages over documents, which stay as they are. */
export class PipelineRunner {
  private readonly context: Context;

  constructor(private readonly others: OtherCollections) {
    this.context = contextFor(others);
  }

  run(input: readonly Document[], stages: readonly Stage[]): Document[] {
    if (stages.length === 0) return [...input];
    const harmless = stages.every((stage) => Object.keys(stage).every((name) => HARMLESS_STAGES.has(name)));
    const aggregator = new Aggregator(stages.map(withJavaScriptExpressions), {
      context: this.context,
      collectionResolver: (name: string) => this.others.documents(name),
      processingMode: harmless ? ProcessingMode.CLONE_OFF : ProcessingMode.CLONE_INPUT,
      useStrictMode: false,
    });
    try {
      return aggregator.run<Record<string, unknown>>([...input]);
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      throw requestFailed(error instanceof Error ? error.message : String(error));
    }
  }
}

/** The evaluator's stages and expressions, with those replaced that differ from the server. */
function contextFor(others: OtherCollections): Context {
  const stages = { $match: matchStage, $sort: sortStage, $lookup: lookupStage(others) };
  return Context.init({
    accumulator,
    expression: { ...expression, ...EXPRESSION_OVERRIDES },
    pipeline: { ...pipeline, ...(stages as unknown as PipelineStages) },
    projection,
    query,
    window,
  });
}

function matchStage(documents: Documents, filter: Record<string, unknown>, options: Options): Documents {
  // Only the evaluator knows the variables that an expression may use.
  if (usesExpression(filter)) return pipeline.$match(documents, filter, options);
  const test = compileFilter(filter);
  return documents.filter((document: Document) => test(document));
}

function usesExpression(filter: unknown): boolean {
  if (Array.isArray(filter)) return filter.some(usesExpression);
  if (!isPlainObject(filter)) return false;
  return '$expr' in filter || Object.values(filter).some(usesExpression);
}

function sortStage(documents: Documents, order: Record<string, unknown>): Documents {
  const compare = documentOrder(sortKeys(order));
  return documents.transform((items: Document[]) => Lazy(items.sort(compare)));
}

function withJavaScriptExpressions(value: Stage): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, convert(inner)]));
}

function convert(value: unknown): unknown {
  if (value instanceof BSONRegExp) return regularExpression(value, undefined);
  if (Array.isArray(value)) return value.map(convert);
  return isPlainObject(value) ? withJavaScriptExpressions(value) : value;
}
