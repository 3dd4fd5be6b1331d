import { PlayRefused } from './play-refused';

export type PlayBody = { [key: string]: unknown };

/** Reads the fields of a play verb; what is missing or of the wrong kind is refused by name. */
export class PlayInput {
  constructor(readonly body: PlayBody) {}

  has(name: string): boolean {
    const value = this.body[name];
    return value !== undefined && value !== null && value !== '';
  }

  text(name: string): string {
    const value = this.body[name];
    if (typeof value === 'string' && value !== '') return value;
    throw new PlayRefused(`bad-${name}`, `${name} must be a text`);
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  whole(name: string): number {
    const value = this.body[name];
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
    throw new PlayRefused(`bad-${name}`, `${name} must be a whole number`);
  }

  optionalWhole(name: string): number | undefined {
    return this.has(name) ? this.whole(name) : undefined;
  }

  flag(name: string): boolean {
    const value = this.body[name] ?? false;
    if (typeof value === 'boolean') return value;
    throw new PlayRefused(`bad-${name}`, `${name} must be true or false`);
  }

  fraction(name: string): number {
    const value = this.body[name];
    if (typeof value === 'number' && value >= 0 && value <= 1) return value;
    throw new PlayRefused(`bad-${name}`, `${name} must be a number between 0 and 1`);
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback?: T): T {
    if (!this.has(name) && fallback !== undefined) return fallback;
    const found = choices.find((choice) => choice === this.body[name]);
    if (found !== undefined) return found;
    throw new PlayRefused(`bad-${name}`, `${name} must be one of ${choices.join(', ')}`);
  }

  object(name: string): PlayInput {
    const value = this.body[name];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new PlayInput({ ...value });
    throw new PlayRefused(`bad-${name}`, `${name} must be an object`);
  }

  objects(name: string): PlayInput[] {
    const value = this.body[name];
    if (!Array.isArray(value)) throw new PlayRefused(`bad-${name}`, `${name} must be a list of objects`);
    return value.map((entry: unknown) => new PlayInput({ entry }).object('entry'));
  }
}
