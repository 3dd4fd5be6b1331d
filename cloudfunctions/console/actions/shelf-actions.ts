import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { BudgetPorts } from '../../../backend/usecases/budget/brand-budget';
import { listPartners } from '../../../backend/usecases/shelf/list-partners';
import { type OfferedPlansPorts, offeredPlans } from '../../../backend/usecases/shelf/offered-plans';
import {
  type PlanItemSharePorts,
  planItemShare,
  saveMarginGuard,
  workItemShare,
} from '../../../backend/usecases/shelf/plan-item-share';
import {
  listShelf,
  listShelfAlerts,
  type ReadShelfPorts,
  readShelfItem,
} from '../../../backend/usecases/shelf/read-shelf';
import { wholePpm } from '../../../core/money/rate-ppm';
import { type Outcome, ok } from '../../../core/outcome';
import type * as Shelf from '../shelf-contract';
import type { ConsoleFailure } from './console-failure';
import { appidField, auditedFields, brandIdField, contentIdField, momentField, shareKindField } from './console-fields';
import { staffAction } from './staff-action';

export type ShelfPorts = ReadShelfPorts &
  PlanItemSharePorts &
  BudgetPorts &
  OfferedPlansPorts & { readonly staff: StaffStore };

type Answered<View> = Promise<Outcome<View, ConsoleFailure>>;

const ppmField = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(wholePpm));
const brandOf = ({ brandId }: { readonly brandId: string }) => brandId;
/** A path of a document holds no dot of an id. */
const productIdField = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const wishFields = { brandId: brandIdField, shopAppid: appidField, productId: productIdField, promoterPpm: ppmField };

/** The shelf for those who run a brand, by the names of the actions. */
export function shelfActions(ports: ShelfPorts): Readonly<Record<Shelf.ShelfAction, Action<IdentifiedCaller>>> {
  return { ...readingActions(ports), ...shareActions(ports) };
}

function readingActions(ports: ShelfPorts) {
  return {
    shelfList: staffAction(ports, {
      input: v.strictObject({
        brandId: brandIdField,
        kind: shareKindField,
        isListed: v.boolean(),
        afterPosition: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(-1))),
      }),
      duty: 'shelfList',
      brandOf,
      run: (input): Answered<Shelf.ShelfListView> => listShelf(ports, input),
    }),
    shelfItem: staffAction(ports, {
      input: v.strictObject({ brandId: brandIdField, kind: shareKindField, id: contentIdField, shopAppid: appidField }),
      duty: 'shelfItem',
      brandOf,
      run: (input): Answered<Shelf.ShelfItemView> => readShelfItem(ports, input),
    }),
    shelfAlerts: staffAction(ports, {
      input: v.strictObject({ brandId: brandIdField }),
      duty: 'shelfAlerts',
      brandOf,
      run: async ({ brandId }): Answered<Shelf.ShelfAlertsView> =>
        ok({ alerts: await listShelfAlerts(ports, brandId) }),
    }),
    offeredPlans: staffAction(ports, {
      input: v.strictObject({ brandId: brandIdField, shopAppid: appidField }),
      duty: 'offeredPlans',
      brandOf,
      run: (input): Answered<Shelf.OfferedPlansView> => offeredPlans(ports, input),
    }),
    partnerList: staffAction(ports, {
      input: v.strictObject({ brandId: brandIdField }),
      duty: 'partnerList',
      brandOf,
      run: ({ brandId }): Answered<Shelf.PartnerListView> => listPartners(ports, brandId),
    }),
  };
}

function shareActions(ports: ShelfPorts) {
  return {
    workItemShare: staffAction(ports, {
      input: v.strictObject(wishFields),
      duty: 'workItemShare',
      brandOf,
      run: (input): Answered<Shelf.WorkedShareView> => workItemShare(ports, input),
    }),
    planItemShare: staffAction(ports, {
      input: v.strictObject({ ...auditedFields, ...wishFields, fromMs: v.optional(momentField) }),
      duty: 'planItemShare',
      brandOf,
      run: (input, { member }): Answered<Shelf.PlanItemShareView> => planItemShare(ports, member, input),
    }),
    saveMarginGuard: staffAction(ports, {
      input: v.strictObject({ ...auditedFields, brandId: brandIdField, leastMarginPpm: ppmField }),
      duty: 'saveMarginGuard',
      brandOf,
      run: (input, { member }): Answered<Shelf.SaveMarginGuardView> => saveMarginGuard(ports, member, input),
    }),
  };
}
