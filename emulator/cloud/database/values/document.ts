/** A stored document. Documents are never changed in place: a write makes a new one. */
export type Document = Readonly<Record<string, unknown>>;

/** An object made of named fields, unlike an array, a date or a BSON object. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** `{ $gt: 1, … }`: an object whose fields are operators. */
export function isOperatorObject(value: unknown): value is Record<string, unknown> {
  if (!isPlainObject(value)) return false;
  for (const key in value) return key.startsWith('$');
  return false;
}
