import { compose } from '../compose';

export const systemClock = () => compose();
