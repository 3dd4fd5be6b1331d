import type {
  AcceptAgreementRequest,
  AcceptAgreementView,
  ConfirmBindingRequest,
  ConfirmBindingView,
  InboxRequest,
  InboxView,
  JoinBrandRequest,
  JoinBrandView,
  LookAtInvite,
  MarkNoticesReadRequest,
  MarkNoticesReadView,
  OpenInviteView,
  ProfileRequest,
  ProfileView,
  RegisterRequest,
  RegisterView,
  StatusRequest,
  StatusView,
} from '../../cloudfunctions/promoter/contract';
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
