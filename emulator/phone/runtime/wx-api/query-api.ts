import type { PageStack } from '../page-stack';
import { canvasNode } from './canvas-api';

type Rectangle = Record<string, unknown>;

/** A query as the component framework gives it, which knows nothing of canvas nodes. */
interface FrameworkQuery {
  select(selector: string): { fields(fields: object, done?: (result: unknown) => void): FrameworkQuery };
  exec(done?: (results: unknown[]) => void): unknown;
}

/** Asking where things are on the page, from outside a component. */
export function queryApi(stack: PageStack) {
  const current = () =>
    stack.top()?.caller as unknown as
      | { createSelectorQuery(): FrameworkQuery; createIntersectionObserver(options?: object): unknown }
      | undefined;
  return {
    createSelectorQuery: () => {
      const query = current()?.createSelectorQuery();
      if (query) teachCanvasNodes(Object.getPrototypeOf(query.select('canvas')));
      return query;
    },
    createIntersectionObserver: (_page: unknown, options?: object) => current()?.createIntersectionObserver(options),
  };
}

const taughtPrototypes = new WeakSet<object>();

/** Lets `fields({ node: true })` give a canvas that can be drawn on. */
function teachCanvasNodes(queryPrototype: { fields: (...parts: never[]) => unknown }): void {
  if (taughtPrototypes.has(queryPrototype)) return;
  taughtPrototypes.add(queryPrototype);
  const original = queryPrototype.fields as unknown as (this: unknown, fields: object, done?: unknown) => unknown;
  const taught = function fields(this: unknown, wanted: { node?: boolean }, done?: (result: Rectangle) => void) {
    if (!wanted.node) return original.call(this, wanted, done);
    return original.call(this, { ...wanted, context: true, size: true }, (result: Rectangle | null) => {
      if (result) result.node = canvasOf(result.context);
      if (result) done?.(result);
    });
  };
  queryPrototype.fields = taught as never;
}

/** The component framework gives the element that stands for the tag; the canvas is inside of it. */
function canvasOf(context: unknown): unknown {
  const screen = context instanceof Element ? context.querySelector('canvas') : null;
  return screen ? canvasNode(screen) : undefined;
}
