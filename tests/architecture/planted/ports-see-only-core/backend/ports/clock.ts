import type { Budget } from '../runtime/budget';

export interface Clock {
  left(budget: Budget): number;
}
