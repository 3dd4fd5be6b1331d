import type {
  AcceptAgreementRequest,
  AcceptAgreementView,
  ConfirmBindingRequest,
  ConfirmBindingView,
  JoinBrandRequest,
  JoinBrandView,
  LookAtInvite,
  OpenInviteView,
  ProfileRequest,
  ProfileView,
  RegisterRequest,
  RegisterView,
  StatusRequest,
  StatusView,
  VerifyPhoneRequest,
  VerifyPhoneView,
} from '../../cloudfunctions/promoter/contract';
import type {
  ComplainRequest,
  ComplaintsRequest,
  ComplaintsView,
  ComplaintView,
  EraseMeRequest,
  EraseMeView,
  ExportMyDataRequest,
  ExportMyDataView,
  InboxRequest,
  InboxView,
  LeaveProgramRequest,
  LeaveProgramView,
  MarkNoticesReadRequest,
  MarkNoticesReadView,
} from '../../cloudfunctions/promoter/person-contract';
import type { Answer } from './answer';
import { callCloud } from './cloud';

export function joinStatus(): Promise<Answer<StatusView>> {
  const request: StatusRequest = { action: 'status', input: {} };
  return callCloud('promoter', request);
}

export function register(input: RegisterRequest['input']): Promise<Answer<RegisterView>> {
  const request: RegisterRequest = { action: 'register', input };
  return callCloud('promoter', request);
}

export function confirmBinding(input: ConfirmBindingRequest['input']): Promise<Answer<ConfirmBindingView>> {
  const request: ConfirmBindingRequest = { action: 'confirmBinding', input };
  return callCloud('promoter', request);
}

export function myProfile(): Promise<Answer<ProfileView>> {
  const request: ProfileRequest = { action: 'profile', input: {} };
  return callCloud('promoter', request);
}

export function openInvite(input: LookAtInvite['input']): Promise<Answer<OpenInviteView>> {
  const request: LookAtInvite = { action: 'openInvite', input };
  return callCloud('promoter', request);
}

export function joinBrand(input: JoinBrandRequest['input']): Promise<Answer<JoinBrandView>> {
  const request: JoinBrandRequest = { action: 'joinBrand', input };
  return callCloud('promoter', request);
}

export function verifyPhone(input: VerifyPhoneRequest['input']): Promise<Answer<VerifyPhoneView>> {
  const request: VerifyPhoneRequest = { action: 'verifyPhone', input };
  return callCloud('promoter', request);
}

export function acceptAgreement(input: AcceptAgreementRequest['input']): Promise<Answer<AcceptAgreementView>> {
  const request: AcceptAgreementRequest = { action: 'acceptAgreement', input };
  return callCloud('promoter', request);
}

export function inbox(input: InboxRequest['input']): Promise<Answer<InboxView>> {
  const request: InboxRequest = { action: 'inbox', input };
  return callCloud('promoter', request);
}

export function markNoticesRead(input: MarkNoticesReadRequest['input']): Promise<Answer<MarkNoticesReadView>> {
  const request: MarkNoticesReadRequest = { action: 'markNoticesRead', input };
  return callCloud('promoter', request);
}

export function exportMyData(): Promise<Answer<ExportMyDataView>> {
  const request: ExportMyDataRequest = { action: 'exportMyData', input: {} };
  return callCloud('promoter', request);
}

export function leaveProgram(): Promise<Answer<LeaveProgramView>> {
  const request: LeaveProgramRequest = { action: 'leaveProgram', input: {} };
  return callCloud('promoter', request);
}

export function eraseMe(): Promise<Answer<EraseMeView>> {
  const request: EraseMeRequest = { action: 'eraseMe', input: {} };
  return callCloud('promoter', request);
}

export function complain(input: ComplainRequest['input']): Promise<Answer<ComplaintView>> {
  const request: ComplainRequest = { action: 'complain', input };
  return callCloud('promoter', request);
}

export function complaints(): Promise<Answer<ComplaintsView>> {
  const request: ComplaintsRequest = { action: 'complaints', input: {} };
  return callCloud('promoter', request);
}
