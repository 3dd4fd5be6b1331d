import * as v from 'valibot';
import { type ExportFilter, type ExportJob, type ExportKind, exportKinds } from '../../../backend/ports/export-store';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import { type BudgetPorts, readBudget, saveBudget } from '../../../backend/usecases/budget/brand-budget';
import { type RunExportsPorts, runExport } from '../../../backend/usecases/exporting/run-exports';
import {
  exportLinks,
  listExports,
  type StartExportPorts,
  startExport,
} from '../../../backend/usecases/exporting/start-export';
import { feeIncome } from '../../../backend/usecases/figures/read-figures';
import type { ConsoleDuty, Reach } from '../../../backend/usecases/staff/role-matrix';
import { wholePpm } from '../../../core/money/rate-ppm';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type * as Exports from '../exports-contract';
import { monthField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField, tokenField } from './console-fields';
import { deskFilterFields } from './desk-actions';
import { fileFormatField } from './payout-list-fields';
import { peopleFilterField } from './people-actions';
import { reachWithin } from './reach-within';
import { staffAction } from './staff-action';
import { timeSlice } from './time-slice';

export type ExportsPorts = { readonly staff: StaffStore } & RunExportsPorts & StartExportPorts & BudgetPorts;

type Answered<View> = Promise<Outcome<View, ConsoleFailure>>;

const exportInput = v.strictObject({ exportId: tokenField });
const ppmField = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(wholePpm));
const mostFen = 100_000_000_000;

/** Exports that need another right than the others. */
const dutyOf: Readonly<Partial<Record<ExportKind, ConsoleDuty>>> = { people: 'exportPeople', audit: 'exportAudit' };
/** Without a brand these are of the whole agency, and not of whatever one reaches. */
const ofWholeAgency: readonly ExportKind[] = ['people', 'audit'];

/** Exports, fee income and budgets, by the names of their actions. */
export function exportsActions(ports: ExportsPorts): Readonly<Record<Exports.ExportsAction, Action<IdentifiedCaller>>> {
  return { ...fileActions(ports), ...moneyActions(ports) };
}

function fileActions(ports: ExportsPorts) {
  return {
    startExport: staffAction(ports, {
      input: v.strictObject({
        ...{ ...auditedFields, ...deskFilterFields, kind: v.picklist(exportKinds), format: fileFormatField },
        people: v.optional(peopleFilterField),
      }),
      duty: ({ kind }) => dutyOf[kind] ?? 'startExport',
      brandOf: ({ kind, brandId }) => {
        // Payouts are the agency's: a brand has none.
        if (kind === 'payouts') return null;
        return brandId ?? (ofWholeAgency.includes(kind) ? null : 'any');
      },
      run: async ({ kind, format, requestId, reason, brandId, ...asked }, who): Answered<Exports.StartExportView> => {
        // People are listed by brand.
        if (kind === 'people' && !(await hasBrand(ports, brandId))) return rejected('brand-not-found');
        const filter = exportFilter(reachWithin(who.reach, brandId), asked);
        return startExport(ports, who.member, { kind, format, filter, requestId, reason });
      },
    }),
    continueExport: staffAction(ports, {
      ...{ input: exportInput, duty: 'continueExport', brandOf: () => 'any' },
      async run({ exportId }, { member }): Answered<Exports.ExportView> {
        const known = await ports.exports.find(exportId);
        if (known?.askedBy !== member.openid) return rejected('export-not-found');
        const { job } = await runExport(ports, exportId, timeSlice(ports.clock));
        return ok(exportView(job ?? known));
      },
    }),
    listExports: staffAction(ports, {
      ...{ input: v.strictObject({}), duty: 'listExports', brandOf: () => 'any' },
      async run(_input, { member }): Answered<Exports.ListExportsView> {
        const { exports } = await listExports(ports, member.openid);
        return ok({ exports: exports.map(exportView) });
      },
    }),
    exportLinks: staffAction(ports, {
      ...{ input: exportInput, duty: 'exportLinks', brandOf: () => 'any' },
      run: ({ exportId }, { member }): Answered<Exports.ExportLinksView> => exportLinks(ports, member.openid, exportId),
    }),
  } as const;
}

async function hasBrand({ settings }: ExportsPorts, brandId: string | undefined): Promise<boolean> {
  return (await settings.current()).brands.some((brand) => brand.brandId === brandId);
}

type Asked = { readonly [Name in Exclude<keyof ExportFilter, 'brandIds'>]?: ExportFilter[Name] | undefined };

function exportFilter(reach: Reach, asked: Asked): ExportFilter {
  return {
    brandIds: reach === 'every-brand' ? null : reach,
    shopAppid: asked.shopAppid ?? null,
    promoter: asked.promoter ?? null,
    place: asked.place ?? null,
    fromDay: asked.fromDay ?? null,
    throughDay: asked.throughDay ?? null,
    people: asked.people ?? null,
  };
}

/** Who asked is not told: everybody sees his own. */
function exportView(job: ExportJob): Exports.ExportView {
  const { id, kind, format, askedAtMs, state, totalRows, writtenRows, sumsFen, finishedAtMs, expiresAtMs } = job;
  const files = job.files.map(({ name, rows, bytes }) => ({ name, rows, bytes }));
  return {
    exportId: id,
    kind,
    format,
    askedAtMs,
    state,
    totalRows,
    writtenRows,
    sumsFen,
    files,
    finishedAtMs,
    expiresAtMs,
  };
}

function moneyActions(ports: ExportsPorts) {
  return {
    feeIncome: staffAction(ports, {
      input: v.strictObject({ brandId: v.optional(brandIdField), month: monthField }),
      duty: 'feeIncome',
      brandOf: ({ brandId }) => brandId ?? 'any',
      run: async ({ brandId, month }, { reach }): Answered<Exports.FeeIncomeView> =>
        ok(await feeIncome(ports, reachWithin(reach, brandId), month)),
    }),
    readBudget: staffAction(ports, {
      ...{ input: v.strictObject({ brandId: brandIdField }), duty: 'readBudget' },
      brandOf: ({ brandId }) => brandId,
      run: async ({ brandId }): Answered<Exports.ReadBudgetView> => ok(await readBudget(ports, brandId)),
    }),
    saveBudget: staffAction(ports, {
      input: v.strictObject({
        ...{ ...auditedFields, brandId: brandIdField, warnPpm: ppmField },
        revision: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
        monthFen: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(mostFen))),
      }),
      duty: 'saveBudget',
      brandOf: ({ brandId }) => brandId,
      run: ({ monthFen = null, ...input }, { member }): Answered<Exports.BudgetFieldsView> =>
        saveBudget(ports, member, { ...input, monthFen }),
    }),
  } as const;
}
