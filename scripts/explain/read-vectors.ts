import { defaultPolicy } from '../../core/attribution/attribution-policy';
import type { WindowConfig } from '../../core/attribution/window-config';
import { BadFile, quoted } from './bad-file';
import { readEvent } from './read-event';
import { type Place, readChild, readList, readObject, readText, readWhole, readWord } from './read-fields';
import type { Vector, VectorEvent } from './vector';

/** The vectors of a file's text. Throws BadFile with one line that names the vector, the event and what is wrong. */
export function readVectors(text: string): Vector[] {
  const file = readObject(parse(text), 'the file');
  return readList(file, 'vectors').map(readVector);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadFile(`the file is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readVector(value: unknown, index: number): Vector {
  const unnamed = readObject(value, `vector ${index + 1}`);
  const id = readText(unnamed, 'id');
  const vector = { ...unnamed, where: `vector ${quoted(id)}` };
  const config = readChild(vector, 'config');
  const self = readWord(config, 'self', ['substitute', 'deny']);
  const foreign = readWord(config, 'foreign', ['none', 'organic']);
  return {
    id,
    windows: readWindows(config),
    policy: { ...defaultPolicy, self, foreign },
    promotersByBuyer: readPromotersByBuyer(readChild(vector, 'promotersByBuyer')),
    events: readEvents(vector),
  };
}

function readWindows(config: Place): WindowConfig {
  const readFamily = (name: string) => {
    const family = readChild(config, name);
    return { clickDays: readWhole(family, 'click', 0), orderDays: readWhole(family, 'order', 0) };
  };
  return { content: readFamily('content'), product: readFamily('product') };
}

function readPromotersByBuyer(place: Place): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(place.fields).map(([buyer, promoter]) => {
      if (typeof promoter === 'string') return [buyer, promoter];
      throw new BadFile(`${place.where}: the promoter of ${quoted(buyer)} must be a text, got ${quoted(promoter)}`);
    }),
  );
}

function readEvents(vector: Place): VectorEvent[] {
  const bySeq = new Map<number, number>();
  const byOrderId = new Map<string, number>();
  return readList(vector, 'events').map((value, index) => {
    const number = index + 1;
    const place = placeOfEvent(vector, value, number);
    const event = readEvent(place);
    claim(bySeq, event.seq, number, place, 'seq');
    if (event.type === 'order') claim(byOrderId, event.id, number, place, 'order id');
    return event;
  });
}

/** Names an event by its place in the list and, as soon as they can be read, by its seq and order id. */
function placeOfEvent(vector: Place, value: unknown, number: number): Place {
  const event = readObject(value, `${vector.where}, event ${number}`);
  const { seq, id } = event.fields;
  const names = [
    ...(typeof seq === 'number' ? [`seq ${seq}`] : []),
    ...(typeof id === 'string' ? [`order ${quoted(id)}`] : []),
  ];
  return names.length === 0 ? event : { ...event, where: `${event.where} (${names.join(', ')})` };
}

function claim<Key>(taken: Map<Key, number>, key: Key, number: number, place: Place, name: string): void {
  const first = taken.get(key);
  if (first !== undefined) throw new BadFile(`${place.where}: duplicate ${name} ${quoted(key)}, event ${first} has it`);
  taken.set(key, number);
}
