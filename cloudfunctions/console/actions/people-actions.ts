import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { Action } from '../../../backend/runtime/callable-function';
import type { IdentifiedCaller } from '../../../backend/runtime/caller';
import type { BudgetPorts } from '../../../backend/usecases/budget/brand-budget';
import {
  type ChangePersonPorts,
  changePerson,
  setPersonShare,
} from '../../../backend/usecases/promoters/change-person';
import { applyImport, type ImportPeoplePorts, previewImport } from '../../../backend/usecases/promoters/import-people';
import { type ListPeoplePorts, listPeople } from '../../../backend/usecases/promoters/list-people';
import { type ReadPersonPorts, readPerson } from '../../../backend/usecases/promoters/read-person';
import {
  resumePerson,
  type StandingPorts,
  suspendPerson,
  unbindPerson,
} from '../../../backend/usecases/promoters/suspend-person';
import { ratePpm, wholePpm } from '../../../core/money/rate-ppm';
import type { Outcome } from '../../../core/outcome';
import type * as People from '../people-contract';
import type { ConsoleFailure } from './console-failure';
import { appidField, auditedFields, brandIdField, groupIdField, momentField, tokenField } from './console-fields';
import { staffAction } from './staff-action';

export type PeoplePorts = ListPeoplePorts &
  ReadPersonPorts &
  ChangePersonPorts &
  BudgetPorts &
  StandingPorts &
  ImportPeoplePorts & { readonly staff: StaffStore };

type Answered<View> = Promise<Outcome<View, ConsoleFailure>>;

const brandOf = ({ brandId }: { readonly brandId: string }) => brandId;
const whoseFields = { brandId: brandIdField, promoter: appidField };
export const tagField = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40));
export const peopleFilterField = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['all', 'left', 'dormant']) }),
  v.strictObject({ kind: v.literal('group'), groupId: groupIdField }),
  v.strictObject({ kind: v.literal('tag'), tag: tagField }),
  v.strictObject({ kind: v.literal('store'), storeId: tokenField }),
  v.strictObject({ kind: v.literal('invite'), token: tokenField }),
]);
/** 2 MB as base64. */
const longestFile = 2_800_000;
const fileFields = {
  brandId: brandIdField,
  list: v.picklist(['staff', 'member']),
  contentBase64: v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestFile), v.base64()),
};

/** Promoters for those who run a brand, by the names of the actions. */
export function peopleActions(ports: PeoplePorts): Readonly<Record<People.PeopleAction, Action<IdentifiedCaller>>> {
  return { ...readingActions(ports), ...changingActions(ports), ...standingActions(ports), ...importActions(ports) };
}

function readingActions(ports: PeoplePorts) {
  return {
    peopleList: staffAction(ports, {
      input: v.strictObject({
        brandId: brandIdField,
        filter: v.optional(peopleFilterField),
        search: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64))),
        beforeMs: v.optional(momentField),
      }),
      duty: 'peopleList',
      brandOf,
      run: (input): Answered<People.PeopleListView> => listPeople(ports, input),
    }),
    personDetail: staffAction(ports, {
      input: v.strictObject(whoseFields),
      duty: 'personDetail',
      brandOf,
      run: (input): Answered<People.PersonDetailView> => readPerson(ports, input),
    }),
  };
}

function changingActions(ports: PeoplePorts) {
  return {
    changePerson: staffAction(ports, {
      input: v.strictObject({
        ...auditedFields,
        ...whoseFields,
        groupId: v.optional(groupIdField),
        tags: v.optional(v.pipe(v.array(tagField), v.maxLength(50))),
        storeId: v.optional(v.nullable(tokenField)),
      }),
      duty: 'changePerson',
      brandOf,
      run: (input, { member }): Answered<People.ChangePersonView> => changePerson(ports, member, input),
    }),
    setPersonShare: staffAction(ports, {
      input: v.strictObject({
        ...auditedFields,
        ...whoseFields,
        sharePpm: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(wholePpm), v.transform(ratePpm)),
        fromMs: v.optional(momentField),
      }),
      duty: 'setPersonShare',
      brandOf,
      run: (input, { member }): Answered<People.SetPersonShareView> => setPersonShare(ports, member, input),
    }),
  };
}

function standingActions(ports: PeoplePorts) {
  const input = v.strictObject({ ...auditedFields, ...whoseFields });
  return {
    suspendPerson: staffAction(ports, {
      ...{ input, duty: 'suspendPerson', brandOf },
      run: (asked, { member }): Answered<People.StandingView> => suspendPerson(ports, member, asked),
    }),
    resumePerson: staffAction(ports, {
      ...{ input, duty: 'resumePerson', brandOf },
      run: (asked, { member }): Answered<People.StandingView> => resumePerson(ports, member, asked),
    }),
    unbindPerson: staffAction(ports, {
      ...{ input, duty: 'unbindPerson', brandOf },
      run: (asked, { member }): Answered<People.StandingView> => unbindPerson(ports, member, asked),
    }),
  };
}

function importActions(ports: PeoplePorts) {
  return {
    previewPeopleImport: staffAction(ports, {
      input: v.strictObject(fileFields),
      duty: 'previewPeopleImport',
      brandOf,
      run: (input): Answered<People.PeopleImportView> => previewImport(ports, input),
    }),
    applyPeopleImport: staffAction(ports, {
      input: v.strictObject({
        ...auditedFields,
        ...fileFields,
        fileHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
      duty: 'applyPeopleImport',
      brandOf,
      run: (input, { member }): Answered<People.PeopleImportView> => applyImport(ports, member, input),
    }),
  };
}
