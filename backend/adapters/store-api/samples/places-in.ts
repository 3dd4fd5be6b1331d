/** A place in a JSON value, as the steps that lead to it. */
export type Place = readonly (string | number)[];

export interface FoundPlace {
  readonly place: Place;
  readonly value: unknown;
}

/** Every place of an answer but its head: objects, lists and what stands in them. */
export function placesIn(answer: unknown, place: Place = []): FoundPlace[] {
  if (place.length === 1 && (place[0] === 'errcode' || place[0] === 'errmsg')) return [];
  const here = place.length === 0 ? [] : [{ place, value: answer }];
  if (typeof answer !== 'object' || answer === null) return here;
  const inner: [string | number, unknown][] = Array.isArray(answer) ? [...answer.entries()] : Object.entries(answer);
  return [...here, ...inner.flatMap(([step, value]) => placesIn(value, [...place, step]))];
}

/** The last name on the way to a place: of an item of a list, the list's. */
export function nameAt(place: Place): string {
  return String([...place].reverse().find((step) => typeof step === 'string') ?? '');
}

/** A copy of an answer with something else, or (undefined) nothing, at a place. */
export function changedAt(answer: unknown, [step, ...rest]: Place, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(answer)) {
    return answer.map((item, index) => (index === step ? (changedAt(item, rest, value) ?? null) : item));
  }
  const entries = Object.entries(Object(answer)).map(([name, inner]): [string, unknown] => [
    name,
    name === step ? changedAt(inner, rest, value) : inner,
  ]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
