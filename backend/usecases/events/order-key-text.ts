import type { OrderKey } from '../../ports/store-platform';

/** Reads `order|sku` back; undefined when it is not such a text. */
export function orderKeyFromText(text: string | null): OrderKey | undefined {
  const match = /^([^|]+)\|([^|]+)$/.exec(text ?? '');
  return match ? { orderId: match[1] ?? '', skuId: match[2] ?? '' } : undefined;
}
