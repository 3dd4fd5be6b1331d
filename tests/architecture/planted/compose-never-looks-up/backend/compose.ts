import type { EarningsRequest } from '../cloudfunctions/earnings/contract';

export const compose = (request: EarningsRequest) => request;
