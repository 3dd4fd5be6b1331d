import { composeBase, composeJoining } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { acceptAgreementAction } from './actions/accept-agreement';
import { complainAction, complaintsAction } from './actions/complaints';
import { confirmBindingAction } from './actions/confirm-binding';
import { eraseMeAction } from './actions/erase-me';
import { exportMyDataAction } from './actions/export-my-data';
import { inboxAction } from './actions/inbox';
import { joinBrandAction } from './actions/join-brand';
import { leaveProgramAction } from './actions/leave-program';
import { markNoticesReadAction } from './actions/mark-notices-read';
import { grantNoticesAction, noticeOffersAction } from './actions/notice-offers';
import { openInviteAction } from './actions/open-invite';
import { profileAction } from './actions/profile';
import { registerAction } from './actions/register';
import { statusAction } from './actions/status';
import { verifyPhoneAction } from './actions/verify-phone';

const ports = composeJoining(composeBase());

export const main = callableFunction({
  name: 'promoter',
  identity: 'required',
  journal: ports.journal,
  getContext: ports.getContext,
  actions: {
    status: statusAction(ports),
    register: registerAction(ports),
    confirmBinding: confirmBindingAction(ports),
    profile: profileAction(ports),
    openInvite: openInviteAction(ports),
    joinBrand: joinBrandAction(ports),
    verifyPhone: verifyPhoneAction(ports),
    acceptAgreement: acceptAgreementAction(ports),
    inbox: inboxAction(ports),
    markNoticesRead: markNoticesReadAction(ports),
    noticeOffers: noticeOffersAction(ports),
    grantNotices: grantNoticesAction(ports),
    exportMyData: exportMyDataAction(ports),
    leaveProgram: leaveProgramAction(ports),
    eraseMe: eraseMeAction(ports),
    complain: complainAction(ports),
    complaints: complaintsAction(ports),
  },
});
