import { virtualClock } from '../../emulator/clock/virtual-clock';

export const main = () => virtualClock();
