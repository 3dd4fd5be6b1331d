import { BadFile, quoted } from './bad-file';

/** An object of the file together with the words that say where it stands. */
export interface Place {
  readonly where: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The object at a place; only its own fields count, whatever they are called. */
export function readObject(value: unknown, where: string): Place {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadFile(`${where}: must be an object, got ${quoted(value)}`);
  }
  return { where, fields: Object.assign(Object.create(null), value) };
}

export function readField(place: Place, name: string): unknown {
  const value = place.fields[name];
  if (value === undefined) throw new BadFile(`${place.where}: ${name} is missing`);
  return value;
}

export function readChild(place: Place, name: string): Place {
  const value = readField(place, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadFile(`${place.where}: ${name} must be an object, got ${quoted(value)}`);
  }
  return readObject(value, `${place.where}, ${name}`);
}

export function readList(place: Place, name: string): readonly unknown[] {
  const value = readField(place, name);
  if (!Array.isArray(value)) throw new BadFile(`${place.where}: ${name} must be a list, got ${quoted(value)}`);
  return value;
}

export function readText(place: Place, name: string): string {
  const value = readField(place, name);
  if (typeof value !== 'string') throw new BadFile(`${place.where}: ${name} must be a text, got ${quoted(value)}`);
  return value;
}

/** One of a closed list of words. */
export function readWord<Word extends string>(place: Place, name: string, words: readonly Word[]): Word {
  const value = readField(place, name);
  const word = words.find((candidate) => candidate === value);
  if (word === undefined)
    throw new BadFile(`${place.where}: unknown ${name} ${quoted(value)}, use ${words.join(' | ')}`);
  return word;
}

/** A whole number that a double holds exactly. */
export function readWhole(place: Place, name: string, least: number): number {
  const value = readField(place, name);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    const range = least === 0 ? 'a whole number ≥ 0' : 'a whole number';
    throw new BadFile(`${place.where}: ${name} must be ${range} and at most 2^53 - 1, got ${quoted(value)}`);
  }
  return value;
}
