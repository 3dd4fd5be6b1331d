/** Callbacks of the gig platform, which has a wire format of its own. */
export const GIG_EVENT = 'GIG.ORDER';

/** A callback to be sent. */
export type NoticeWish = {
  /** What it is about: a bill's, an authorisation's or a gig order's number. */
  subject: string;
  eventType: string;
  summary: string;
  /** As the call that made it said; absent: the address that is set up. */
  url?: string | undefined;
  /** What is encrypted. */
  text: string;
};

export type NoticeAttempt = {
  atMs: number;
  /** Null when nothing came back. */
  status: number | null;
  answer: string;
  acknowledged: boolean;
  fault?: NoticeFault | undefined;
};

/** What may be wrong with one delivery. */
export const NOTICE_FAULTS = [
  'sign-test',
  'bad-signature',
  'unknown-serial',
  'stale-timestamp',
  'missing-headers',
  'flipped-bit',
  'garbled-cipher',
] as const;
export type NoticeFault = (typeof NOTICE_FAULTS)[number];

export type NoticeRow = NoticeWish & {
  /** The platform's id of the notification: the same in every try. */
  id: string;
  createdAtMs: number;
  dueMs: number;
  order: number;
  status: 'waiting' | 'held' | 'delivered' | 'given-up' | 'dropped';
  /** Signed by the platform's certificate instead of its public key. */
  byCertificate: boolean;
  /** Spoils the first try; the ladder's next one is in order. */
  firstFault?: NoticeFault | undefined;
  /** A probe is sent once beside the real thing and must be refused. */
  isProbe: boolean;
  attempts: NoticeAttempt[];
};
