import type { OperatorNotice, PersonalNotice } from './outbox';

/** A notice as its promoter has it. */
export type PromoterNotice = PersonalNotice & { readonly isRead: boolean };

/** Notices that were noted before a moment, the newest first. */
export interface NoticePage {
  readonly beforeMs: number;
  readonly limit: number;
}

/** What the outbox holds for its readers. */
export interface NoticeBoard {
  listOfPromoter(promoter: string, page: NoticePage): Promise<PromoterNotice[]>;
  /** Marks a promoter's notices up to and including a moment as read. Returns how many were not. */
  markRead(promoter: string, throughMs: number): Promise<number>;
  listForOperators(page: NoticePage): Promise<OperatorNotice[]>;
}
