export type PushFault = 'forge' | 'garble' | 'wrong-appid';

/** One try to hand a push over. `status` is the HTTP status, or null when nobody answered in time. */
export type PushAttempt = {
  attempt: number;
  atMs: number;
  status: number | null;
  answer: string;
  acknowledged: boolean;
  fault?: PushFault;
};

/** `lost`: never sent; `given-up`: all ten tries failed; `no-url`: nobody had told the platform where to send. */
export type PushStatus = 'waiting' | 'held' | 'delivered' | 'lost' | 'given-up' | 'no-url';

/** One message to the agency. `order` is its place among messages that are due at the same moment. */
export type PushRow = {
  id: number;
  event: string;
  /** The JSON text that gets sealed; the same in every try. */
  message: string;
  createdAtMs: number;
  status: PushStatus;
  dueMs: number;
  order: number;
  attempts: PushAttempt[];
  copyOf?: number;
  /** The first try goes out broken. */
  firstFault?: PushFault;
  /** Decides how the broken try is broken, so that a seed gives it again. */
  faultSeed?: number;
  /** Not from the platform: a stranger's altered copy, tried once with a bad signature. */
  isForged?: boolean;
};
