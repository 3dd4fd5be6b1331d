import { logLine } from '../runtime/log-line';

export const recordOrder = () => logLine('recorded');
