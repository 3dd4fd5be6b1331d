import { orderById } from '../orders/line-index';
import { promoterOf, sharerAppidOf } from '../promoters';
import type { StoreContext } from '../store-context';
import type { OrderRow, PromoterRow } from '../store-state';
import type { PersonFacts } from '../store-world';
import { personOf } from '../world-facts';
import { PlayRefused } from './play-refused';

/** What a verb is given: any JSON object. */
export type PlayBody = { [key: string]: unknown };

/** Reads the fields of a play verb; what is missing or of the wrong kind is refused by name. */
export class PlayInput {
  constructor(private readonly body: PlayBody) {}

  has(name: string): boolean {
    return this.body[name] !== undefined && this.body[name] !== null && this.body[name] !== '';
  }

  names(): string[] {
    return Object.keys(this.body);
  }

  all(): PlayBody {
    return this.body;
  }

  fraction(name: string): number {
    const value = this.body[name];
    if (typeof value === 'number' && value >= 0 && value <= 1) return value;
    throw new PlayRefused(`bad-${name}`, `${name} must be a number between 0 and 1`);
  }

  raw(name: string): unknown {
    return this.body[name];
  }

  text(name: string): string {
    const value = this.body[name];
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || text === '') throw new PlayRefused(`bad-${name}`, `${name} must be a text`);
    return text;
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  whole(name: string): number {
    const value = this.body[name];
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
      throw new PlayRefused(`bad-${name}`, `${name} must be a whole number`);
    }
    return number;
  }

  optionalWhole(name: string): number | undefined {
    return this.has(name) ? this.whole(name) : undefined;
  }

  flag(name: string): boolean {
    const value = this.body[name] ?? false;
    if (typeof value !== 'boolean') throw new PlayRefused(`bad-${name}`, `${name} must be true or false`);
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.body[name]);
    if (found === undefined) throw new PlayRefused(`bad-${name}`, `${name} must be one of ${choices.join(', ')}`);
    return found;
  }

  object(name: string): PlayInput {
    const value = this.body[name];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new PlayRefused(`bad-${name}`, `${name} must be an object`);
    }
    return new PlayInput({ ...value });
  }

  objects(name: string): PlayInput[] {
    const value = this.body[name];
    if (!Array.isArray(value)) throw new PlayRefused(`bad-${name}`, `${name} must be a list of objects`);
    return value.map((entry: unknown) => new PlayInput({ entry }).object('entry'));
  }

  /** A person by id, name, unionid or any openid. */
  person(context: StoreContext, name = 'person'): PersonFacts {
    const person = personOf(context, this.text(name));
    if (person) return person;
    const known = context.state.world.people.map((one) => one.id).join(', ');
    throw new PlayRefused('no-such-person', `${this.text(name)} is not in this world; there are ${known}`);
  }

  /** A promoter by sharer_appid or as a person; he must have registered once. */
  promoter(context: StoreContext, name = 'promoter'): PromoterRow {
    const wanted = this.text(name);
    const person = personOf(context, wanted);
    const row = promoterOf(context, person ? sharerAppidOf(person) : wanted);
    if (row) return row;
    throw new PlayRefused('no-such-promoter', `${wanted} never became a promoter: business-view with decision agree`);
  }

  order(context: StoreContext): OrderRow {
    const order_id = this.text('order_id');
    const order = orderById(context, order_id);
    if (order) return order;
    throw new PlayRefused('no-such-order', `order ${order_id} does not exist: see GET /play/state`);
  }
}
