import { systemClock } from '../../backend/adapters/system-clock';

export const main = () => systemClock.nowMs();
