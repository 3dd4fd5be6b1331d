import type { Clock } from '../ports/clock';

export const wrap = (clock: Clock) => clock;
