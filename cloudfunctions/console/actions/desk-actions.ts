import * as v from 'valibot';
import { orderPlaces } from '../../../backend/ports/order-lists';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { ListTasksPorts } from '../../../backend/usecases/cases/list-tasks';
import { type CountFiguresRunPorts, countToday } from '../../../backend/usecases/figures/count-figures';
import { readFigures } from '../../../backend/usecases/figures/read-figures';
import { countTasks, type HomePorts, readHome } from '../../../backend/usecases/figures/read-home';
import { listDeskLedger } from '../../../backend/usecases/order-desk/list-desk-ledger';
import { countDeskOrders, listDeskOrders } from '../../../backend/usecases/order-desk/list-desk-orders';
import { type ReadDeskOrderPorts, readDeskOrder } from '../../../backend/usecases/order-desk/read-desk-order';
import { type Outcome, ok } from '../../../core/outcome';
import type * as Desk from '../desk-contract';
import { dayField, orderKeyField, promoterField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { appidField, brandIdField } from './console-fields';
import { reachWithin } from './reach-within';
import { staffAction } from './staff-action';
import { timeSlice } from './time-slice';

export type DeskPorts = { readonly staff: StaffStore } & ListTasksPorts &
  HomePorts &
  CountFiguresRunPorts &
  ReadDeskOrderPorts;

type Answered<View> = Promise<Outcome<View, ConsoleFailure>>;

const placeField = v.pipe(v.string(), v.regex(/^\d{1,16}(?:\|[A-Za-z0-9_|-]{1,200})?$/));
export const deskFilterFields = {
  brandId: v.optional(brandIdField),
  shopAppid: v.optional(appidField),
  promoter: v.optional(promoterField),
  place: v.optional(v.picklist(orderPlaces)),
  fromDay: v.optional(dayField),
  throughDay: v.optional(dayField),
};
const { shopAppid: _shop, place: _place, ...ledgerFields } = deskFilterFields;
const brandInput = v.strictObject({ brandId: v.optional(brandIdField) });
const wholeOrBrand = ({ brandId }: { readonly brandId?: string | undefined }) => brandId ?? null;
const anyOrBrand = ({ brandId }: { readonly brandId?: string | undefined }) => brandId ?? 'any';
/** Figures of today that are younger are not counted again. */
const freshForMs = 120_000;

/** Figures, tasks, orders and the ledger of everybody, by the names of their actions. */
export function deskActions(ports: DeskPorts): Readonly<Record<Desk.DeskAction, Action<IdentifiedCaller>>> {
  return { ...figureActions(ports), ...rowActions(ports) };
}

function figureActions(ports: DeskPorts) {
  const daysField = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(92));
  return {
    readHome: staffAction(ports, {
      input: v.strictObject({ brandId: brandIdField }),
      ...{ duty: 'readHome', brandOf: wholeOrBrand },
      run: async ({ brandId }, { member }): Answered<Desk.ReadHomeView> => ok(await readHome(ports, member, brandId)),
    }),
    readFigures: staffAction(ports, {
      input: v.strictObject({ brandId: v.optional(brandIdField), days: daysField }),
      ...{ duty: 'readFigures', brandOf: wholeOrBrand },
      run: async ({ brandId, days }): Answered<Desk.ReadFiguresView> =>
        ok(await readFigures(ports, brandId ?? null, days)),
    }),
    refreshFigures: staffAction(ports, {
      ...{ input: brandInput, duty: 'refreshFigures', brandOf: wholeOrBrand },
      async run({ brandId }): Answered<Desk.RefreshFiguresView> {
        const { countedAtMs } = await readFigures(ports, brandId ?? null, 1);
        const isFresh = countedAtMs !== null && ports.clock.nowMs() - countedAtMs < freshForMs;
        return ok({ isFinished: isFresh || (await countToday(ports, timeSlice(ports.clock))).isFinished });
      },
    }),
    listTasks: staffAction(ports, {
      ...{ input: brandInput, duty: 'listTasks', brandOf: anyOrBrand },
      run: async ({ brandId }, { member }): Answered<Desk.ListTasksView> =>
        ok(await countTasks(ports, member, brandId)),
    }),
  } as const;
}

function rowActions(ports: DeskPorts) {
  return {
    orderList: staffAction(ports, {
      input: v.strictObject({
        ...deskFilterFields,
        orderId: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))),
        from: v.optional(placeField),
      }),
      ...{ duty: 'orderList', brandOf: anyOrBrand },
      run: async ({ brandId, orderId, from, ...filter }, { reach }): Answered<Desk.OrderListView> =>
        ok(await listDeskOrders(ports, { ...filter, reach: reachWithin(reach, brandId) }, { orderId, from })),
    }),
    countOrders: staffAction(ports, {
      ...{ input: v.strictObject(deskFilterFields), duty: 'countOrders', brandOf: anyOrBrand },
      run: async ({ brandId, ...filter }, { reach }): Answered<Desk.CountOrdersView> =>
        ok(await countDeskOrders(ports, { ...filter, reach: reachWithin(reach, brandId) })),
    }),
    orderDetail: staffAction(ports, {
      ...{ input: v.strictObject({ orderKey: orderKeyField }), duty: 'orderDetail', brandOf: () => 'any' },
      run: ({ orderKey }, { reach }): Answered<Desk.OrderDetailView> => readDeskOrder(ports, reach, orderKey),
    }),
    ledgerList: staffAction(ports, {
      input: v.strictObject({ ...ledgerFields, from: v.optional(placeField) }),
      ...{ duty: 'ledgerList', brandOf: anyOrBrand },
      run: async ({ brandId, from, ...filter }, { reach }): Answered<Desk.LedgerListView> =>
        ok(await listDeskLedger(ports, { ...filter, reach: reachWithin(reach, brandId) }, from)),
    }),
  } as const;
}
