import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import { listCases } from '../../../backend/usecases/cases/list-cases';
import { type ReadCasePorts, readCase } from '../../../backend/usecases/cases/read-case';
import { answerComplaint, takeCase } from '../../../backend/usecases/cases/take-case';
import { caseKinds } from '../../../core/cases/case-kind';
import { type Outcome, ok } from '../../../core/outcome';
import type * as Cases from '../cases-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField, momentField } from './console-fields';
import { staffAction } from './staff-action';

export type CasesPorts = { readonly staff: StaffStore } & ReadCasePorts;

type Answered<View> = Promise<Outcome<View, ConsoleFailure>>;

const caseIdField = v.pipe(v.string(), v.regex(/^[a-z]{4,12}:[A-Za-z0-9_|:.-]{1,200}$/));
const complaintIdField = v.pipe(v.string(), v.regex(/^complaint\|[A-Za-z0-9_|-]{1,200}$/));

/** The queue of all that waits for a person, by the names of its actions. */
export function casesActions(ports: CasesPorts): Readonly<Record<Cases.CasesAction, Action<IdentifiedCaller>>> {
  return {
    caseList: staffAction(ports, {
      input: v.strictObject({
        brandId: v.optional(brandIdField),
        kind: v.optional(v.picklist(caseKinds)),
        afterDueMs: v.optional(momentField),
      }),
      duty: 'caseList',
      brandOf: ({ brandId }) => brandId ?? 'any',
      run: async ({ brandId, ...page }, { member }): Answered<Cases.CaseListView> =>
        ok(await listCases(ports, { member, brandId }, page)),
    }),
    readCase: staffAction(ports, {
      input: v.strictObject({ caseId: caseIdField }),
      duty: 'readCase',
      brandOf: () => 'any',
      run: ({ caseId }, { member }): Answered<Cases.ReadCaseView> => readCase(ports, member, caseId),
    }),
    takeCase: staffAction(ports, {
      input: v.strictObject({ ...auditedFields, caseId: caseIdField, isTaken: v.boolean() }),
      duty: 'takeCase',
      brandOf: () => 'any',
      run: (input, { member }): Answered<Cases.TakeCaseView> => takeCase(ports, member, input),
    }),
    answerComplaint: staffAction(ports, {
      input: v.strictObject({ ...auditedFields, complaintId: complaintIdField }),
      duty: 'answerComplaint',
      brandOf: () => null,
      run: (input, { member }): Answered<Cases.AnswerComplaintView> => answerComplaint(ports, member, input),
    }),
  };
}
