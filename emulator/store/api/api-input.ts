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

  flagOr(name: string, otherwise: boolean): boolean {
    return this.has(name) ? this.flag(name) : otherwise;
  }

  optionalWhole(name: string): number | undefined {
    return this.has(name) ? this.whole(name) : undefined;
  }

  /** An object inside, or an empty one when it was left out. */
  object(name: string): ApiInput {
    const value = this.body[name];
    if (value === undefined || value === null) return new ApiInput({});
    if (typeof value !== 'object' || Array.isArray(value)) throw refuse(name);
    return new ApiInput({ ...value });
  }

  /** A list of objects. */
  objects(name: string): ApiInput[] {
    return this.list(name).map((entry) => new ApiInput({ entry }).object('entry'));
  }

  /** A list of texts or numbers as texts; empty when it was left out. */
  texts(name: string): string[] {
    return this.has(name) ? this.list(name).map(String) : [];
  }

  private list(name: string): unknown[] {
    const value = this.body[name];
    if (!Array.isArray(value)) throw refuse(name);
    return value;
  }

  /** A `{min, max}` range; a side that is left out is open. Numbers may be texts. */
  between(name: string): ((value: number) => boolean) | undefined {
    if (!this.has(name)) return undefined;
    const inner = this.object(name);
    const [min, max] = [inner.optionalWhole('min') ?? 0, inner.optionalWhole('max') ?? Number.MAX_SAFE_INTEGER];
    return (value) => min <= value && value <= max;
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

/** How many rows a page may have. @throws ApiRefusal 10024000 for none or more than the largest page. */
export function pageSize(input: ApiInput, largest: number): number {
  const size = input.whole('page_size');
  if (size < 1 || size > largest) throw refuse('page_size');
  return size;
}

/** An opaque `next_key` that holds whole numbers, and back. */
export function keyOf(...numbers: number[]): string {
  return `CAEQ${Buffer.from(`page:${numbers.join(',')}`).toString('base64url')}`;
}

export function numbersIn(key: string): number[] {
  const text = Buffer.from(key.replace(/^CAEQ/, ''), 'base64url').toString();
  const digits = /^page:(\d+(?:,\d+)*)$/.exec(text)?.[1];
  if (digits === undefined) throw refuse('next_key');
  return digits.split(',').map(Number);
}

/** One page of a list. `next_key` is opaque; the first page has an empty one. */
export function pageOf<T>(
  input: ApiInput,
  all: readonly T[],
  largest: number,
): { rows: T[]; next_key: string; has_more: boolean } {
  const size = pageSize(input, largest);
  const start = input.has('next_key') ? (numbersIn(input.text('next_key'))[0] ?? 0) : 0;
  const rows = all.slice(start, start + size);
  const next = start + rows.length;
  return { rows, next_key: rows.length === size ? keyOf(next) : '', has_more: next < all.length };
}

export function refuse(name: string): ApiRefusal {
  return new ApiRefusal(PARAMETER_ERROR, `invalid parameter: ${name}`);
}
