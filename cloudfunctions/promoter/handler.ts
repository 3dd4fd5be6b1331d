import { composeBase, composePeople } from '../../backend/compose';
import { callableFunction } from '../../backend/runtime/callable-function';
import { confirmBindingAction } from './actions/confirm-binding';
import { profileAction } from './actions/profile';
import { registerAction } from './actions/register';
import { statusAction } from './actions/status';

const ports = composePeople(composeBase());

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
  },
});
