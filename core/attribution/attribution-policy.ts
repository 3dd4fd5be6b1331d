/** What a merchant may decide about attribution; the platform's published rules leave these open. */
export interface AttributionPolicy {
  /** An order by a buyer who is an eligible promoter himself goes to him, or to nobody. */
  readonly self: 'substitute' | 'deny';
  /** An order in another account's live room or video belongs to nobody, or is judged like one in the shop. */
  readonly foreign: 'none' | 'organic';
  /** Whether any order inside a lock extends it, or only one that came through the winner's own link. */
  readonly extendOnOrganicOrder: boolean;
  /** Among live dyes the one touched latest wins, or the one whose chain began first. */
  readonly competition: 'LAST_TOUCH' | 'FIRST_LOCK';
  /** Another promoter's touch only out-ranks older dyes, which win again once it has expired, or it ends them. */
  readonly rivalTouch: 'OUTRANK' | 'REPLACE';
  /** A touch inside the promoter's own lock moves its end, or leaves it; either way it is the latest touch. */
  readonly retouch: 'SLIDE' | 'IGNORE';
}

export const defaultPolicy: AttributionPolicy = {
  self: 'substitute',
  foreign: 'none',
  extendOnOrganicOrder: true,
  competition: 'LAST_TOUCH',
  rivalTouch: 'OUTRANK',
  retouch: 'SLIDE',
};
