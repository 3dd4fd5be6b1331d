import type { CollectionDefinition } from '../../emulator/cloud/database/indexes/collection-definition';

const by = (...names: readonly string[]): CollectionDefinition['indexes'][number] => ({
  name: `by_${names.join('_')}`,
  unique: false,
  keys: names.map((name) => ({ name, direction: 1 as const })),
});

/** The collections of the textbook's program, with an index for each of its queries. */
export const peerCollections: readonly CollectionDefinition[] = [
  { name: 'peer_events', indexes: [] },
  { name: 'peer_settings', indexes: [] },
  { name: 'peer_promoters', indexes: [] },
  { name: 'peer_orders', indexes: [by('orderId', 'skuId')] },
  { name: 'peer_commissions', indexes: [by('orderId', 'skuId'), by('status', 'availableAtMs'), by('promoter')] },
  { name: 'peer_accounts', indexes: [] },
  { name: 'peer_withdrawals', indexes: [by('status', 'createdAtMs')] },
  { name: 'peer_records', indexes: [by('promoter', 'createdAtMs')] },
];
