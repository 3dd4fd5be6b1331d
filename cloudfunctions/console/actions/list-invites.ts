import * as v from 'valibot';
import type { Clock } from '../../../backend/ports/clock';
import type { InviteStore } from '../../../backend/ports/invite-store';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listInvites } from '../../../backend/usecases/brands/list-invites';
import { reaches, reachOf } from '../../../backend/usecases/staff/role-matrix';
import { ok } from '../../../core/outcome';
import type { ListInvitesView } from '../contract';
import { brandIdField } from './console-fields';
import { staffAction } from './staff-action';

export interface ListInvitesPorts {
  readonly staff: StaffStore;
  readonly clock: Clock;
  readonly invites: InviteStore;
}

/** A brand's invites; their tokens only for who may hand them out. */
export function listInvitesAction(ports: ListInvitesPorts) {
  return staffAction(ports, {
    input: v.strictObject({ brandId: brandIdField }),
    duty: 'listInvites',
    brandOf: ({ brandId }) => brandId,
    run: async ({ brandId }, { member }) => {
      const handOut = reaches(reachOf(member, 'createInvite'), brandId);
      return ok<ListInvitesView>(await listInvites(ports, brandId, { handOut }));
    },
  });
}
