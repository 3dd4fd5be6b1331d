import { notEmulated } from '../../gateway/service-error';
import { requestFailed } from '../request-errors';
import { type Document, isOperatorObject, isPlainObject } from '../values/document';
import { own, pathParts } from '../values/field-path';
import { compileFieldTest } from './filter';

/** A tree of the named fields; a leaf is `true`. */
type FieldTree = Map<string, FieldTree | true>;

/**
 * What `field()` asks for: named fields in, or named fields out, `_id` in unless it is ruled out; `$slice` and
 * `$elemMatch` on arrays. https://www.mongodb.com/docs/manual/reference/method/db.collection.find/#projection
 */
export function compileProjection(projection: unknown): (document: Document) => Document {
  if (!isPlainObject(projection)) throw requestFailed('the projection must be an object');
  const tree: FieldTree = new Map();
  const reshapes: ((document: Record<string, unknown>) => void)[] = [];
  let including: boolean | undefined;
  let keepsId = true;
  let onlyId = Object.keys(projection).length > 0;
  for (const [path, wish] of Object.entries(projection)) {
    if (isOperatorObject(wish)) {
      onlyId = false;
      reshapes.push(compileReshape(path, wish));
      if ('$elemMatch' in wish) {
        addPath(tree, path);
        including ??= true;
      }
    } else if (path === '_id') {
      keepsId = Boolean(wish);
      onlyId &&= keepsId;
    } else {
      onlyId = false;
      const includes = Boolean(wish);
      if (including !== undefined && including !== includes) {
        throw requestFailed('Projection cannot have a mix of inclusion and exclusion');
      }
      including = includes;
      addPath(tree, path);
    }
  }
  return (document) => {
    const shaped = including === true || onlyId ? include(document, tree) : exclude(document, tree);
    const result = withId(shaped, document, keepsId);
    for (const reshape of reshapes) reshape(result);
    return result;
  };
}

function withId(shaped: Record<string, unknown>, document: Document, keepsId: boolean): Record<string, unknown> {
  const { _id, ...rest } = shaped;
  if (!keepsId) return rest;
  const id = own(document, '_id');
  return id === undefined ? rest : { _id: id, ...rest };
}

function addPath(tree: FieldTree, path: string): void {
  const parts = pathParts(path);
  let level = tree;
  parts.forEach((part, depth) => {
    if (depth === parts.length - 1) {
      level.set(part, true);
      return;
    }
    const next = level.get(part);
    if (next === true) return;
    const branch: FieldTree = next ?? new Map();
    level.set(part, branch);
    level = branch;
  });
}

function include(source: Document, tree: FieldTree): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(source)) {
    const branch = tree.get(name);
    if (branch === true) result[name] = source[name];
    else if (branch) {
      const part = includeWithin(source[name], branch);
      if (part !== undefined) result[name] = part;
    }
  }
  return result;
}

function exclude(source: Document, tree: FieldTree): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(source)) {
    const branch = tree.get(name);
    if (branch === true) continue;
    result[name] = branch ? excludeWithin(source[name], branch) : source[name];
  }
  return result;
}

/** Elements that have no fields are left out. */
function includeWithin(value: unknown, branch: FieldTree): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => includeWithin(item, branch)).filter((item) => item !== undefined);
  }
  return isPlainObject(value) ? include(value, branch) : undefined;
}

function excludeWithin(value: unknown, branch: FieldTree): unknown {
  if (Array.isArray(value)) return value.map((item) => excludeWithin(item, branch));
  return isPlainObject(value) ? exclude(value, branch) : value;
}

function compileReshape(
  path: string,
  wish: Readonly<Record<string, unknown>>,
): (document: Record<string, unknown>) => void {
  if (path.includes('.')) throw notEmulated(`A projection of ${path} by operator`, 'project its first field.');
  const [operator, operand] = Object.entries(wish)[0] ?? [];
  if (operator === '$slice') {
    const range = sliceRange(operand);
    return (document) => {
      const value = own(document, path);
      if (Array.isArray(value)) document[path] = value.slice(...range(value.length));
    };
  }
  if (operator === '$elemMatch') {
    const matches = compileFieldTest({ $elemMatch: operand });
    return (document) => {
      const value = own(document, path);
      const first = Array.isArray(value) ? value.find((item) => matches([[item]])) : undefined;
      if (first === undefined) delete document[path];
      else document[path] = [first];
    };
  }
  throw notEmulated(`The projection operator ${operator}`, 'use $slice or $elemMatch.');
}

/** A count from the front, or from the back when negative, or [skip, count]. */
function sliceRange(operand: unknown): (length: number) => [number, number] {
  if (typeof operand === 'number') {
    return (length) => (operand >= 0 ? [0, operand] : [Math.max(0, length + operand), length]);
  }
  const [skip, count] = Array.isArray(operand) ? operand : [];
  if (typeof skip !== 'number' || typeof count !== 'number') {
    throw requestFailed('$slice takes a count or [skip, count]');
  }
  return (length) => {
    const start = skip >= 0 ? skip : Math.max(0, length + skip);
    return [start, start + count];
  };
}
