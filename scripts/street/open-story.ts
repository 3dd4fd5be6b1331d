import type { World } from '../../emulator/main';
import type { StreetWorld } from '../../emulator/phone/street/street-world';
import { countCalls } from './call-counter';
import { makeMoments } from './chapter-moments';
import { issueLocalOwnerCode } from './owner-code';
import { stockShelf } from './stock-shelf';
import { streetBooks } from './street-books';
import { appointedPeople, parts } from './street-people';
import { streetStates } from './street-states';

/** What the street is told of a running world: its books in words, its moments, and who works in it. */
export function openStory(world: World, storeUrl: string): StreetWorld {
  const { addresses, cloud, store, pay } = world;
  let ownerCode: string | null = null;
  const states = streetStates(world, makeMoments, async (name) => {
    ownerCode = name === 'empty' ? await issueLocalOwnerCode(world) : null;
  });
  return {
    clientUrl: addresses.clientUrl,
    adminUrl: addresses.adminUrl,
    storeUrl,
    states,
    version: () => String(cloud.database.newestCommit),
    books: streetBooks(world),
    hasOwner: () => hasOwner(world),
    callsOf: countCalls(world),
    comingMs: () => [...comingOrders(store.export()), ...comingBills(pay.export().state)],
    parts,
    ownerCode: () => (hasOwner(world) ? null : ownerCode),
    async open() {
      const { brands = [], staff = [], ledger = [] } = cloud.database.exportAll();
      if (brands.length === 0) {
        ownerCode ??= await issueLocalOwnerCode(world);
        return 'empty';
      }
      // A world that somebody has worked in already stays as it is.
      if (staff.length > 0 || ledger.length > 0) return 'lived-in';
      await cloud.database.importAll(appointedPeople(world.clock.nowMs()));
      await stockShelf(world);
      return 'fresh';
    },
  };
}

function hasOwner({ cloud: { database } }: World): boolean {
  return database.collectionNames().includes('staff') && database.collection('staff').records.size > 0;
}

function comingOrders({ orders }: ReturnType<World['store']['export']>): number[] {
  return orders.flatMap(({ unpaidDueMs, receiptDueMs, lines }) => [
    ...[unpaidDueMs, receiptDueMs].filter((atMs) => atMs !== undefined),
    ...lines.flatMap(({ commission }) => commission?.settleDueMs ?? []),
  ]);
}

function comingBills({ bills, open }: ReturnType<World['pay']['export']>['state']): number[] {
  return open.flatMap((number) => [bills[number]?.nextAtMs ?? [], bills[number]?.expiresAtMs ?? []].flat());
}
