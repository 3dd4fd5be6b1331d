import type { ExplanationStep, VerdictCode } from '../attribution/explanation-step';
import { type ClaimWords, claimWords } from './claim-wording';

/** One line of a claimed order, as far as it concerns the promoter who misses it. */
export interface ClaimedLine {
  /** Whose it is: the platform's word, or ours where a person gave the order to somebody. */
  readonly owner: 'asker' | 'another' | 'nobody';
  /** The platform names the asker, whoever has the order now. */
  readonly isNamed: boolean;
  readonly isPaid: boolean;
  /** A sale without commission (线索). */
  readonly isClue: boolean;
  /** What came of bringing the books up to it; only for the asker's own orders. */
  readonly recording: 'not-tried' | 'was-there' | 'booked' | 'shop-unknown' | 'failed';
  /** Whether this buyer opened the asker's links: in the order's shop, only in another, or never. */
  readonly opened: 'here' | 'elsewhere' | 'never';
  /** The asker ordered himself. */
  readonly isBuyer: boolean;
  /** How our rules explain to the asker that it is not his; null without a timeline. */
  readonly verdict: ExplanationStep | null;
}

export type ClaimCode = keyof typeof claimWords | Extract<VerdictCode, `NOT_YOURS_${string}`>;

export type ClaimState = ClaimWords['state'];

/** The answer to a claim, without a word about amount, goods, buyer or who has the order. */
export interface ClaimAnswer {
  readonly code: ClaimCode;
  readonly state: ClaimState;
  readonly zh: string;
  readonly en: string;
}

/**
 * Answers one line of a claimed order.
 *
 * Of an order that belongs to somebody else only who has evidence of his own is told anything: this buyer opened his
 * link before, or he is the buyer. Everybody else gets exactly the answer of an order that does not exist, SEARCHING.
 * Of an order of nobody he is told that it is unpaid or came through no link.
 */
export function claimAnswer(line: ClaimedLine): ClaimAnswer {
  const code = codeOf(line);
  return code === 'verdict' ? verdictAnswer(line) : fixedAnswer(code);
}

/** The answer that needs nothing but its code. */
export function fixedAnswer(code: keyof typeof claimWords): ClaimAnswer {
  const { state, zh, en } = claimWords[code];
  return { code, state, zh, en };
}

function codeOf(line: ClaimedLine): keyof typeof claimWords | 'verdict' {
  if (line.owner === 'asker') return codeOfOwn(line);
  if (line.isNamed) return 'REATTRIBUTED_AWAY';
  if (line.opened === 'never' && !line.isBuyer) {
    if (line.owner === 'another' || line.isClue) return 'SEARCHING';
    return line.isPaid ? 'NOT_THROUGH_LINK' : 'NOT_PAID';
  }
  if (!line.isPaid) return 'NOT_PAID';
  return codeByEvidence(line);
}

function codeOfOwn({ isClue, recording, isPaid }: ClaimedLine): keyof typeof claimWords {
  if (isClue) return 'CLUE';
  if (recording === 'shop-unknown') return 'SHOP_NOT_HERE';
  if (recording === 'failed') return 'UNDECIDED';
  if (!isPaid) return 'NOT_PAID';
  return recording === 'booked' ? 'YOURS_BOOKED' : 'YOURS_ALREADY';
}

function codeByEvidence({ opened, verdict, isBuyer }: ClaimedLine): keyof typeof claimWords | 'verdict' {
  // What we saw says that it is his, and the platform says otherwise: no rule decides that, a person does.
  if (verdict?.code === 'NOT_YOURS_BY_PLATFORM') return 'UNDECIDED';
  if (opened === 'elsewhere' && !isBuyer) return 'WRONG_SHOP';
  if (verdict === null) return 'UNDECIDED';
  return verdict.code === 'NOT_YOURS_UNSEEN' ? 'NOT_THROUGH_LINK' : 'verdict';
}

function verdictAnswer({ verdict }: ClaimedLine): ClaimAnswer {
  if (!verdict?.code.startsWith('NOT_YOURS_')) return fixedAnswer('UNDECIDED');
  return { code: verdict.code as ClaimCode, state: 'explained', zh: verdict.zh, en: verdict.en };
}

const codesByWeight: readonly ClaimCode[] = [
  ...(['YOURS_BOOKED', 'YOURS_ALREADY', 'SHOP_NOT_HERE', 'UNDECIDED', 'CLUE', 'REATTRIBUTED_AWAY'] as const),
];

/** The answer for an order of several lines: what is the asker's before what is not; nothing found without any line. */
export function claimAnswerOf(lines: readonly ClaimedLine[]): ClaimAnswer {
  const weightOf = ({ code }: ClaimAnswer) => {
    if (code === 'SEARCHING') return codesByWeight.length + 1;
    const weight = codesByWeight.indexOf(code);
    return weight === -1 ? codesByWeight.length : weight;
  };
  const [first] = lines.map(claimAnswer).sort((left, right) => weightOf(left) - weightOf(right));
  return first ?? fixedAnswer('SEARCHING');
}
