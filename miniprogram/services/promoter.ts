import type {
  ConfirmBindingRequest,
  ConfirmBindingView,
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
