import { verify } from '../../backend/runtime/verify';

export const sign = verify;
