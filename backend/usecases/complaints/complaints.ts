import type { TextHash } from '../../../core/ledger/entry-chain';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { Complaint, ComplaintStore, ComplaintTopic } from '../../ports/complaint-store';
import type { PromoterStore } from '../../ports/promoter-store';

export interface ComplaintPorts {
  readonly clock: Clock;
  readonly complaints: ComplaintStore;
  readonly hash: TextHash;
  readonly promoters: Pick<PromoterStore, 'findByOpenid'>;
}

export interface ComplaintWish {
  readonly topic: ComplaintTopic;
  readonly text: string;
  readonly orderId?: string | undefined;
  /** The same key is the same complaint. */
  readonly requestId: string;
}

/** What the person sees of his complaint. */
export interface ComplaintProgress extends Omit<Complaint, 'openid' | 'promoter' | 'state'> {
  /** `overdue`: nobody answered by the day. */
  readonly state: 'received' | 'answered' | 'overdue';
}

/** Within so many days a complaint is to be answered. */
const dueDays = 7;
const dayMs = 86_400_000;
/** So many open ones are enough; more hide what matters. */
const mostOpen = 5;
const mostShown = 20;
const idLength = 32;

/**
 * Takes a complaint, of promoters and buyers alike, with the day by which it is to be answered. Sent twice with one key it
 * is one complaint.
 *
 * Rejections: complaints-used-up while five of the caller's are open.
 */
export async function sendComplaint(
  ports: ComplaintPorts,
  openid: string,
  { topic, text, orderId = '', requestId }: ComplaintWish,
): Promise<Outcome<ComplaintProgress, 'complaints-used-up'>> {
  const [me, before] = await Promise.all([
    ports.promoters.findByOpenid(openid),
    ports.complaints.listOf(openid, mostShown),
  ]);
  const nowMs = ports.clock.nowMs();
  // Whoever answers it reads the id, and is not to learn who is behind it in WeChat.
  const id = `complaint|${ports.hash(`${openid}|${requestId}`).slice(0, idLength)}`;
  const same = before.find((complaint) => complaint.id === id);
  if (same) return ok(progressOf(same, nowMs));
  if (before.filter(({ state }) => state === 'open').length >= mostOpen) return rejected('complaints-used-up');
  const complaint: Complaint = {
    ...{ id, openid, promoter: me?.promoter ?? null, topic, text, orderId, state: 'open' },
    ...{ askedAtMs: nowMs, dueAtMs: nowMs + dueDays * dayMs, answer: null, answeredAtMs: null },
  };
  await ports.complaints.add(complaint);
  return ok(progressOf(complaint, nowMs));
}

/** The caller's own complaints, the newest first, at most 20. */
export async function listComplaints(
  ports: ComplaintPorts,
  openid: string,
): Promise<Outcome<{ readonly complaints: readonly ComplaintProgress[] }, never>> {
  const found = await ports.complaints.listOf(openid, mostShown);
  const nowMs = ports.clock.nowMs();
  return ok({ complaints: found.map((complaint) => progressOf(complaint, nowMs)) });
}

function progressOf(complaint: Complaint, nowMs: number): ComplaintProgress {
  const { openid: _openid, promoter: _promoter, state, ...shown } = complaint;
  if (state === 'answered') return { ...shown, state };
  return { ...shown, state: nowMs > shown.dueAtMs ? 'overdue' : 'received' };
}
