import type { Misbehaviour } from '../misbehaviour/misbehaviour';
import type { NoticeQueue } from '../notices/notice-queue';
import type { PayContext } from '../pay-context';
import type { PayUrls } from '../start-pay-options';

/** What the verbs of a person work on. */
export type PlayDesk = {
  readonly context: () => PayContext;
  readonly misbehaviour: Misbehaviour;
  readonly queue: NoticeQueue;
  readonly urls: PayUrls;
  /** Answered calls of the API by method and path. */
  readonly calls: () => ReadonlyMap<string, number>;
  readonly log: (line: string) => void;
  readonly reset: () => Promise<void>;
};
