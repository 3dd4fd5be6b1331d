import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import { reaches, reachOf } from '../../../backend/usecases/staff/role-matrix';
import { type CodeOfDoorPorts, codeOfDoor } from '../../../backend/usecases/stores/code-of-door';
import { listStores } from '../../../backend/usecases/stores/list-stores';
import { type RankStoresPorts, rankStores, storeFigures } from '../../../backend/usecases/stores/rank-stores';
import { type SaveStorePorts, saveClerk, saveStore } from '../../../backend/usecases/stores/save-store';
import { type Outcome, ok } from '../../../core/outcome';
import type * as Stores from '../stores-contract';
import { monthField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { appidField, auditedFields, brandIdField, momentField, nameField, tokenField } from './console-fields';
import { staffAction } from './staff-action';

export type StoresPorts = SaveStorePorts & RankStoresPorts & CodeOfDoorPorts & { readonly staff: StaffStore };

type Answered<View> = Promise<Outcome<View, ConsoleFailure>>;

const monthInput = v.strictObject({ brandId: brandIdField, month: monthField });
const brandOf = ({ brandId }: { readonly brandId: string }) => brandId;

/** Stores and their clerks, by the names of the actions. */
export function storesActions(ports: StoresPorts): Readonly<Record<Stores.StoresAction, Action<IdentifiedCaller>>> {
  return { ...treeActions(ports), ...salesActions(ports) };
}

function treeActions(ports: StoresPorts) {
  return {
    storeList: staffAction(ports, {
      input: v.strictObject({ brandId: brandIdField, beforeMs: v.optional(momentField) }),
      duty: 'storeList',
      brandOf,
      run: async ({ brandId, beforeMs }, { member }): Answered<Stores.StoreListView> => {
        const mayPrint = reaches(reachOf(member, 'saveClerk'), brandId);
        return ok(await listStores(ports, brandId, { beforeMs, mayPrint }));
      },
    }),
    saveStore: staffAction(ports, {
      input: v.strictObject({
        ...auditedFields,
        brandId: brandIdField,
        storeId: v.optional(tokenField),
        name: nameField,
        regionName: v.pipe(v.string(), v.trim(), v.maxLength(20)),
        isRanked: v.boolean(),
        isClosed: v.boolean(),
        renewsCode: v.optional(v.boolean()),
      }),
      duty: 'saveStore',
      brandOf,
      run: (input, { member }): Answered<Stores.SaveStoreView> => saveStore(ports, member, input),
    }),
    saveClerk: staffAction(ports, {
      input: v.strictObject({
        ...auditedFields,
        brandId: brandIdField,
        storeId: tokenField,
        clerkId: v.optional(tokenField),
        number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
        name: nameField,
        promoter: appidField,
        isRevoked: v.boolean(),
      }),
      duty: 'saveClerk',
      brandOf,
      run: (input, { member }): Answered<Stores.SaveClerkView> => saveClerk(ports, member, input),
    }),
    codeOfDoor: staffAction(ports, {
      input: v.strictObject({ brandId: brandIdField, kind: v.picklist(['invite', 'store']), token: tokenField }),
      duty: 'codeOfDoor',
      brandOf,
      run: (input): Answered<Stores.CodeOfDoorView> => codeOfDoor(ports, input),
    }),
  } as const;
}

function salesActions(ports: StoresPorts) {
  return {
    storeRanking: staffAction(ports, {
      input: monthInput,
      duty: 'storeRanking',
      brandOf,
      run: async ({ brandId, month }): Answered<Stores.StoreRankingView> => ok(await rankStores(ports, brandId, month)),
    }),
    storeFigures: staffAction(ports, {
      input: monthInput,
      duty: 'storeFigures',
      brandOf,
      run: async ({ brandId, month }): Answered<Stores.StoreFiguresView> =>
        ok(await storeFigures(ports, brandId, month)),
    }),
  } as const;
}
