import { systemClock } from '../adapters/system-clock';

export const recordOrder = () => systemClock.nowMs();
