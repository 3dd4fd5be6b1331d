import { fixedAnswer } from '../../../core/commission/claim-answer';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { beijingDayOf, dayMs } from '../../../core/time/beijing-day';
import { type Claim, claimIdOf } from '../../ports/claim-store';
import type { Promoter } from '../../ports/promoter-store';
import { type ClaimPorts, type Finding, investigateOrder } from './investigate-order';

/** A promoter may ask this often on a Beijing day. */
export const claimsADay = 5;
/** What is not found is looked for again each day for three days. */
export const searchDays = 3;
/** A person decides within a week. */
export const decisionDays = 7;
/** The same question within ten minutes gets the same answer and counts once. */
const sameAnswerMs = 10 * 60_000;

/** The answer to a claim as its promoter reads it. */
export interface ClaimReply {
  readonly state: Claim['answer']['state'];
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Keys of the order's lines that are his. */
  readonly orderKeys: readonly string[];
  readonly nextLookAtMs: number | null;
  readonly dueAtMs: number | null;
  /** What the person who decided wrote to him. */
  readonly words: string | null;
  readonly claimsLeftToday: number;
}

/**
 * Answers a promoter who misses an order: it is booked when the platform says that it is his, explained when we can, or
 * given to a person. Of an order of somebody else and of one that does not exist he learns the same (claimAnswer).
 *
 * Rejections: not-bound; claims-used-up after five on a day. Errors: Outage (then it does not count), TransactionConflict.
 */
export async function claimMissingOrder(
  ports: ClaimPorts,
  openid: string,
  orderId: string,
): Promise<Outcome<ClaimReply, 'not-bound' | 'claims-used-up'>> {
  const asker = await ports.promoters.findByOpenid(openid);
  if (!asker) return rejected('not-bound');
  const nowMs = ports.clock.nowMs();
  const day = beijingDayOf(nowMs);
  const before = await ports.claims.findClaim(asker.promoter, orderId);
  if (before && mayRepeat(before, nowMs)) {
    return ok(replyOf(before, await ports.claims.countLeft(asker.promoter, day, claimsADay)));
  }
  const left = await ports.claims.countAsk(asker.promoter, day, claimsADay);
  if (left === undefined) return rejected('claims-used-up');
  try {
    const finding = await investigateOrder(ports, asker, orderId);
    return ok(replyOf(await keepFinding(ports, asker, orderId, before, finding), left));
  } catch (error) {
    await ports.claims.giveBack(asker.promoter, day);
    throw error;
  }
}

/** What lies with a person or was decided by one is not looked at anew. */
function mayRepeat({ answer, answeredAtMs }: Claim, nowMs: number): boolean {
  return answer.state === 'with-person' || answer.state === 'decided' || nowMs - answeredAtMs < sameAnswerMs;
}

/** Writes what was found, unless somebody wrote the claim meanwhile: then what he wrote stands. */
async function keepFinding(
  ports: ClaimPorts,
  asker: Promoter,
  orderId: string,
  before: Claim | undefined,
  finding: Finding,
): Promise<Claim> {
  const nowMs = ports.clock.nowMs();
  const claim = claimAfter(
    { id: claimIdOf(asker.promoter, orderId), promoter: asker.promoter, orderId },
    before,
    finding,
    nowMs,
  );
  if (await ports.claims.saveClaim(claim, before)) return claim;
  return (await ports.claims.findClaim(asker.promoter, orderId)) ?? claim;
}

/** The claim as one more look leaves it. A search that is over and is asked for again begins anew. */
export function claimAfter(
  of: Pick<Claim, 'id' | 'promoter' | 'orderId'>,
  before: Claim | undefined,
  finding: Finding,
  nowMs: number,
): Claim {
  const goesOn = before?.answer.state === 'searching';
  const askedAtMs = before && goesOn ? before.askedAtMs : nowMs;
  const isSearching = finding.answer.state === 'searching';
  const isOver = isSearching && nowMs >= askedAtMs + searchDays * dayMs;
  const looks = goesOn ? (before?.looks ?? 0) + 1 : 1;
  return {
    ...of,
    brandId: finding.brandId,
    answer: isOver ? fixedAnswer('NOT_FOUND') : finding.answer,
    orderKeys: finding.orderKeys,
    askedAtMs,
    answeredAtMs: nowMs,
    looks,
    nextLookAtMs: isSearching && !isOver ? askedAtMs + nextLookDay(askedAtMs, nowMs) * dayMs : null,
    dueAtMs: finding.answer.state === 'with-person' ? nowMs + decisionDays * dayMs : null,
    evidence: finding.evidence,
    decision: null,
    revision: (before?.revision ?? 0) + 1,
  };
}

/** Looks come at whole days after the question, however often it is asked in between. */
function nextLookDay(askedAtMs: number, nowMs: number): number {
  let day = 1;
  while (askedAtMs + day * dayMs <= nowMs) day += 1;
  return day;
}

function replyOf({ answer, orderKeys, nextLookAtMs, dueAtMs, decision }: Claim, claimsLeftToday: number): ClaimReply {
  const { state, code, zh, en } = answer;
  return { state, code, zh, en, orderKeys, nextLookAtMs, dueAtMs, words: decision?.words ?? null, claimsLeftToday };
}
