import { requestFailed } from '../request-errors';
import { type Document, isPlainObject } from '../values/document';
import { isArrayPlace, own, pathParts } from '../values/field-path';

type Container = Record<string, unknown> | unknown[];

/** A document being changed: what lies on a written path is copied first, the rest is shared with the original. */
export class Draft {
  private readonly root: Record<string, unknown>;
  private readonly copied = new Set<Container>();

  constructor(original: Document) {
    this.root = { ...original };
    this.copied.add(this.root);
  }

  result(): Document {
    return this.root;
  }

  get(path: string): unknown {
    let value: unknown = this.root;
    for (const part of pathParts(path)) {
      if (Array.isArray(value)) value = isArrayPlace(part) ? value[Number(part)] : undefined;
      else if (isPlainObject(value)) value = own(value, part);
      else return undefined;
    }
    return value;
  }

  /** Makes missing objects on the way; a value on the way that can hold no field is an error. */
  set(path: string, value: unknown): void {
    const parts = pathParts(path);
    let container: Container = this.root;
    for (const part of parts.slice(0, -1)) container = this.writableChild(container, part);
    put(container, parts.at(-1) ?? '', value);
  }

  unset(path: string): void {
    if (this.get(path) === undefined) return;
    const parts = pathParts(path);
    let container: Container = this.root;
    for (const part of parts.slice(0, -1)) container = this.writableChild(container, part);
    const last = parts.at(-1) ?? '';
    if (Array.isArray(container)) container[Number(last)] = null;
    else delete container[last];
  }

  private writableChild(container: Container, part: string): Container {
    const child = childOf(container, part);
    if (child === undefined) {
      const made = {};
      this.copied.add(made);
      put(container, part, made);
      return made;
    }
    if (!Array.isArray(child) && !isPlainObject(child)) {
      throw requestFailed(`Cannot create field in element {${part}: ${JSON.stringify(child)}}`);
    }
    if (this.copied.has(child)) return child;
    const copy: Container = Array.isArray(child) ? [...child] : { ...child };
    this.copied.add(copy);
    put(container, part, copy);
    return copy;
  }
}

function childOf(container: Container, part: string): unknown {
  if (!Array.isArray(container)) return own(container, part);
  return container[arrayPlace(container, part)];
}

function put(container: Container, part: string, value: unknown): void {
  if (!Array.isArray(container)) {
    container[part] = value;
    return;
  }
  const place = arrayPlace(container, part);
  while (container.length < place) container.push(null);
  container[place] = value;
}

/** The server refuses gaps of more than 1,500,000 places as well. */
const LARGEST_GAP = 1_500_000;

function arrayPlace(array: readonly unknown[], part: string): number {
  if (!isArrayPlace(part)) throw requestFailed(`Cannot create field '${part}' in an array`);
  const place = Number(part);
  if (place > array.length + LARGEST_GAP) throw requestFailed(`cannot place element ${part} so far behind the last`);
  return place;
}
