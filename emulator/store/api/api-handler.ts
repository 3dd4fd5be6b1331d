import type { StoreContext } from '../store-context';
import type { Wire } from '../wire-json';
import type { ApiInput } from './api-input';

/** One endpoint: answers its own fields; errcode and errmsg are put in front by the gate. */
export type ApiHandler = (context: StoreContext, input: ApiInput) => { [key: string]: Wire };
export type ApiHandlers = Record<string, ApiHandler>;
