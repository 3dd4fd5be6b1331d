import type { OrderScene } from '../../core/attribution/timeline-event';
import { touchKinds } from '../../core/attribution/touch-kind';
import { BadFile, quoted } from './bad-file';
import { type Place, readChild, readText, readWhole, readWord } from './read-fields';
import type { VectorEvent } from './vector';

/** One event of a vector. Throws BadFile. */
export function readEvent(place: Place): VectorEvent {
  const type = readWord(place, 't', ['touch', 'order', 'promoter']);
  const when = { seq: readWhole(place, 'seq', Number.MIN_SAFE_INTEGER), atMs: readWhole(place, 'at', 0) };
  switch (type) {
    case 'touch':
      return {
        type,
        ...when,
        buyer: readText(place, 'buyer'),
        shop: readText(place, 'shop'),
        promoter: readText(place, 'promoter'),
        kind: readWord(place, 'kind', touchKinds),
        forwardedBy: isAbsent(place, 'forwardedBy') ? null : readText(place, 'forwardedBy'),
      };
    case 'order':
      return {
        type,
        ...when,
        id: readText(place, 'id'),
        buyer: readText(place, 'buyer'),
        shop: readText(place, 'shop'),
        scene: readScene(place),
        paid: readPaid(place),
      };
    case 'promoter':
      return {
        type,
        ...when,
        promoter: readText(place, 'promoter'),
        active: readText(place, 'status') === 'active',
      };
  }
}

function isAbsent(place: Place, name: string): boolean {
  return place.fields[name] === undefined || place.fields[name] === null;
}

function readScene(order: Place): OrderScene {
  if (isAbsent(order, 'scene')) return { kind: 'ORGANIC' };
  const scene = readChild(order, 'scene');
  const { foreign } = scene.fields;
  if (foreign === true) return { kind: 'FOREIGN' };
  if (foreign !== undefined && foreign !== false) {
    throw new BadFile(`${scene.where}: foreign must be true or left out, got ${quoted(foreign)}`);
  }
  return { kind: 'TAGGED', promoter: readText(scene, 'promoter'), touchKind: readWord(scene, 'kind', touchKinds) };
}

function readPaid(order: Place): boolean {
  const { paid } = order.fields;
  if (paid === undefined) return true;
  if (typeof paid === 'boolean') return paid;
  throw new BadFile(`${order.where}: paid must be true or false, got ${quoted(paid)}`);
}
