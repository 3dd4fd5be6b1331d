import type { Posting } from './posting';

export type Account = Posting['from'];
