import * as v from 'valibot';
import type { NoticeBoard } from '../../../backend/ports/notice-board';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listOperatorNotices } from '../../../backend/usecases/notices/list-operator-notices';
import { ok } from '../../../core/outcome';
import type { NoticesView } from '../agency-contract';
import { momentField } from './console-fields';
import { staffAction } from './staff-action';

/** What the people who run the program are told. */
export function noticesAction(ports: { readonly staff: StaffStore; readonly notices: NoticeBoard }) {
  return staffAction(ports, {
    input: v.strictObject({ beforeMs: v.optional(momentField) }),
    duty: 'notices',
    brandOf: () => null,
    run: async (input) => ok<NoticesView>(await listOperatorNotices(ports, input)),
  });
}
