import * as v from 'valibot';
import type { ProgramEditor } from '../../../backend/ports/program-editor';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listBrands } from '../../../backend/usecases/brands/list-brands';
import { ok } from '../../../core/outcome';
import type { BrandListView } from '../contract';
import { staffAction } from './staff-action';

/** The brands that the caller's roles reach. */
export function brandListAction(ports: { readonly staff: StaffStore; readonly editor: ProgramEditor }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'brandList',
    brandOf: () => 'any',
    run: async (_input, { reach }) => ok<BrandListView>(await listBrands(ports, reach)),
  });
}
