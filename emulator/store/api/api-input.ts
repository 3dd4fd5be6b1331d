import { ApiRefusal, PARAMETER_ERROR } from './api-refusal';

/** The JSON body of one call, read with the platform's strictness: what does not fit is a parameter error. */
export class ApiInput {
  constructor(private readonly body: { [key: string]: unknown }) {}

  has(name: string): boolean {
    const value = this.body[name];
    return value !== undefined && value !== null && value !== '';
  }

  text(name: string): string {
    const value = this.body[name];
    if (typeof value !== 'string' || value === '') throw refuse(name);
    return value;
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  /** Ids are taken as text or as number, as the platform does. */
  id(name: string): string {
    const value = this.body[name];
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || text === '') throw refuse(name);
    return text;
  }

  optionalId(name: string): string | undefined {
    return this.has(name) ? this.id(name) : undefined;
  }

  /** A whole number; some pages type the same field as text, so digits in quotes pass too. */
  whole(name: string): number {
    const value = this.body[name];
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw refuse(name);
    return number;
  }

  flag(name: string): boolean {
    const value = this.body[name];
    if (typeof value !== 'boolean') throw refuse(name);
    return value;
  }

  /** A time range in seconds, or undefined when it was left out. */
  range(name: string): { start: number; end: number } | undefined {
    const value = this.body[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) throw refuse(name);
    const inner = new ApiInput({ ...value });
    const [start, end] = [inner.whole('start_time'), inner.whole('end_time')];
    if (start > end) throw refuse(name);
    return { start, end };
  }
}

/** One page of a list. `next_key` is opaque; the first page has an empty one. */
export function pageOf<T>(
  input: ApiInput,
  all: readonly T[],
  largest: number,
): { rows: T[]; next_key: string; has_more: boolean } {
  const size = input.whole('page_size');
  if (size < 1 || size > largest) throw refuse('page_size');
  const start = input.has('next_key') ? offsetOf(input.text('next_key')) : 0;
  const rows = all.slice(start, start + size);
  const next = start + rows.length;
  return { rows, next_key: rows.length === size ? keyOf(next) : '', has_more: next < all.length };
}

function keyOf(offset: number): string {
  return `CAEQ${Buffer.from(`page:${offset}`).toString('base64url')}`;
}

function offsetOf(key: string): number {
  const digits = /^page:(\d+)$/.exec(Buffer.from(key.replace(/^CAEQ/, ''), 'base64url').toString())?.[1];
  if (digits === undefined) throw refuse('next_key');
  return Number(digits);
}

function refuse(name: string): ApiRefusal {
  return new ApiRefusal(PARAMETER_ERROR, `invalid parameter: ${name}`);
}
