import { actions } from '../../cloudfunctions/earnings/contract';

export const names = actions;
