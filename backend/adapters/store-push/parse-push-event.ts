import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { StoreEvent, UnknownEvent } from '../../ports/store-event';
import { parseBigIntSafeJson } from '../store-api/big-int-safe-json';
import { apiChangedForm } from './events/api-changed';
import { itemUpdatedForm } from './events/item-updated';
import { orderUpdatedForm } from './events/order-updated';
import { productBaseinfoUpdatedForm } from './events/product-baseinfo-updated';
import { productPlaninfoUpdatedForm } from './events/product-planinfo-updated';
import { promoterBindResultForm } from './events/promoter-bind-result';
import type { PushEventForm } from './events/push-event-form';
import { talentWindowCancelledForm } from './events/talent-window-cancelled';

/** Every event that the platform sends to an agency. */
const forms: readonly PushEventForm[] = [
  orderUpdatedForm,
  promoterBindResultForm,
  itemUpdatedForm,
  productBaseinfoUpdatedForm,
  productPlaninfoUpdatedForm,
  talentWindowCancelledForm,
  apiChangedForm,
];

const envelope = v.looseObject({ Event: v.string() });

/** Reads a decrypted push. It never fails: what cannot be read is `unknown`. */
export function parsePushEvent(message: string): StoreEvent {
  const parsed = parseBigIntSafeJson(message);
  const head = v.safeParse(envelope, parsed.ok ? parsed.value : undefined);
  const messageHash = createHash('sha256').update(message).digest('hex');
  const unknown = (event: string | null): UnknownEvent => ({ kind: 'unknown', event, messageHash });
  if (!head.success) return unknown(null);
  const form = forms.find(({ name }) => name === head.output.Event);
  return form?.read(head.output, messageHash) ?? unknown(head.output.Event.slice(0, 64));
}
