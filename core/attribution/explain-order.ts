import type { Decision } from './decision';
import type { Dye } from './dye';
import {
  type ExplanationStep,
  lockedStep,
  lockOverStep,
  openedStep,
  orderedStep,
  verdictStep,
} from './explanation-step';
import type { Touch } from './timeline-event';

/** All that is needed to tell one promoter why an order is, or is not, his. */
export interface OrderStory {
  /** The promoter who asks. */
  readonly viewer: string;
  /** Whether he was active and bound at the order. */
  readonly viewerEligible: boolean;
  /** Whether he ordered himself. Others learn that a buyer is a promoter only where it cost them the order. */
  readonly viewerIsBuyer: boolean;
  readonly orderedAtMs: number;
  /** What our rules expected; null when we do not know the buyer and so have no timeline. */
  readonly decision: Decision | null;
  /** The buyer's dyes in the shop as this order left them: `foldUntil`. */
  readonly dyes: readonly Dye[];
  /** The touches of this buyer in the shop that we saw, in any order. */
  readonly touches: readonly Touch[];
  /** Whom the platform names; its word decides the money. */
  readonly platformSharer: string | null;
}

/** The steps that led to an order, and the verdict as the last one, for the promoter who asks. */
export function explainOrder(story: OrderStory): ExplanationStep[] {
  const dye = dyeOfViewer(story);
  return [...whatHappened(story, dye), verdict(story, dye)];
}

/** The dye that decided if it is the viewer's, else the one that he touched latest. */
function dyeOfViewer({ viewer, decision, dyes }: OrderStory): Dye | undefined {
  const own = dyes.filter((dye) => dye.promoter === viewer);
  const evidence = decision?.evidence;
  const decisive = evidence?.promoter === viewer && own.find((dye) => dye.family === evidence.family);
  return decisive || own[own.length - 1];
}

function whatHappened({ decision, orderedAtMs }: OrderStory, dye: Dye | undefined): ExplanationStep[] {
  if (!dye) return [orderedStep(orderedAtMs, null)];
  const { startedBy, lastTouch, expiresAtMs, extendedByOrderId } = dye;
  const orderId = decision?.orderId;
  const through = lastTouch.type === 'order' && lastTouch.id === orderId ? lastTouch.kind : null;
  const ordered = orderedStep(orderedAtMs, through);
  const steps: ExplanationStep[] = [];
  for (const mark of startedBy.id === lastTouch.id ? [startedBy] : [startedBy, lastTouch]) {
    const code = mark === startedBy ? 'OPENED_LINK' : 'OPENED_AGAIN';
    if (mark.type === 'touch') steps.push(openedStep(code, mark.atMs, mark.kind));
    else if (mark.id !== orderId) steps.push(orderedStep(mark.atMs, mark.kind));
  }
  const locked = lockedStep(expiresAtMs, extendedByOrderId !== null);
  if (extendedByOrderId !== null && extendedByOrderId === orderId) steps.push(ordered, locked);
  else steps.push(locked, ordered);
  return steps;
}

function verdict(story: OrderStory, dye: Dye | undefined): ExplanationStep {
  return story.platformSharer === story.viewer ? whyYours(story) : whyNotYours(story, dye);
}

function whyYours({ viewer, decision }: OrderStory): ExplanationStep {
  if (decision === null || decision.reason === 'NO_ACTIVE_DYE') return verdictStep('YOURS_UNSEEN');
  if (decision.promoter !== viewer) return verdictStep('YOURS_BY_PLATFORM');
  if (decision.reason === 'SELF_SUBSTITUTED') return verdictStep('YOURS_SELF');
  return verdictStep(decision.reason === 'FIRST_LOCK' ? 'YOURS_FIRST_LOCK' : 'YOURS');
}

function whyNotYours(story: OrderStory, dye: Dye | undefined): ExplanationStep {
  const { viewer, viewerEligible, viewerIsBuyer, decision, orderedAtMs } = story;
  if (decision?.promoter === viewer) return verdictStep('NOT_YOURS_BY_PLATFORM');
  if (decision?.reason === 'FOREIGN_SCENE') return verdictStep('NOT_YOURS_FOREIGN_SCENE');
  const wouldHaveWon = decision?.evidence?.promoter === viewer;
  if (decision?.reason === 'SELF_PURCHASE_DENIED' && (viewerIsBuyer || wouldHaveWon)) {
    return verdictStep('NOT_YOURS_SELF_DENIED');
  }
  if (decision?.reason === 'SELF_SUBSTITUTED' && wouldHaveWon) return verdictStep('NOT_YOURS_SELF_PURCHASE');
  if (!viewerEligible) return verdictStep('NOT_YOURS_NOT_BOUND');
  if (!dye) return verdictStep(whyWithoutDye(story));
  if (orderedAtMs >= dye.expiresAtMs) return lockOverStep(dye.expiresAtMs, orderedAtMs);
  return verdictStep(decision?.reason === 'FIRST_LOCK' ? 'NOT_YOURS_EARLIER_LOCK' : 'NOT_YOURS_LATER_LINK');
}

/** The viewer's links left no lock before the order. */
function whyWithoutDye({ viewer, touches, orderedAtMs }: OrderStory) {
  const own = touches.filter((touch) => touch.promoter === viewer);
  const before = own.filter((touch) => Math.floor(touch.atMs / 1000) <= Math.floor(orderedAtMs / 1000));
  if (before.some((touch) => touch.forwardedBy && touch.forwardedBy.promoter !== viewer)) return 'NOT_YOURS_FORWARDED';
  // A rival's touch may have ended the lock altogether, where the merchant chose so.
  if (before.length > 0) return 'NOT_YOURS_LATER_LINK';
  return own.length > 0 ? 'NOT_YOURS_OPENED_AFTER' : 'NOT_YOURS_UNSEEN';
}
