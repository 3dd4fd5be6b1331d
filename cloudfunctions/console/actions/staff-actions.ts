import { acceptStaffInviteAction } from './accept-staff-invite';
import { auditListAction } from './audit-list';
import { claimOwnerAction } from './claim-owner';
import { inviteStaffAction } from './invite-staff';
import { meAction } from './me';
import { revokeRoleAction } from './revoke-role';
import { revokeStaffInviteAction } from './revoke-staff-invite';
import { teamListAction } from './team-list';

export type StaffPorts = Parameters<typeof meAction>[0] &
  Parameters<typeof claimOwnerAction>[0] &
  Parameters<typeof auditListAction>[0] &
  Parameters<typeof teamListAction>[0] &
  Parameters<typeof inviteStaffAction>[0] &
  Parameters<typeof revokeStaffInviteAction>[0] &
  Parameters<typeof acceptStaffInviteAction>[0] &
  Parameters<typeof revokeRoleAction>[0];

/** The actions about who works here. */
export function staffActions(ports: StaffPorts) {
  return {
    me: meAction(ports),
    claimOwner: claimOwnerAction(ports),
    auditList: auditListAction(ports),
    teamList: teamListAction(ports),
    inviteStaff: inviteStaffAction(ports),
    revokeStaffInvite: revokeStaffInviteAction(ports),
    acceptStaffInvite: acceptStaffInviteAction(ports),
    revokeRole: revokeRoleAction(ports),
  };
}
