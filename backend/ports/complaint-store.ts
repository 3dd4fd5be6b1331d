/** What a complaint is about. */
export const complaintTopics = ['fee', 'money', 'goods', 'appeal', 'privacy', 'other'] as const;
export type ComplaintTopic = (typeof complaintTopics)[number];

/** What somebody, promoter or buyer, complains about. A person of the agency answers and closes it. */
export interface Complaint {
  /** Made from the person and his own key of the wish, so that two taps are one complaint. */
  readonly id: string;
  readonly openid: string;
  /** Null for a buyer. */
  readonly promoter: string | null;
  readonly topic: ComplaintTopic;
  readonly text: string;
  /** An order that it is about; empty for none. */
  readonly orderId: string;
  readonly state: 'open' | 'answered';
  readonly askedAtMs: number;
  /** By then it is to be answered. */
  readonly dueAtMs: number;
  readonly answer: string | null;
  readonly answeredAtMs: number | null;
}

export interface ComplaintStore {
  add(complaint: Complaint): Promise<'added' | 'duplicate'>;
  /** Somebody's own, the newest first. */
  listOf(openid: string, limit: number): Promise<Complaint[]>;
}
