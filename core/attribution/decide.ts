import type { AttributionPolicy } from './attribution-policy';
import { type Decision, type DecisionReason, type Evidence, ruleVersion } from './decision';
import { type Dye, extendDye, touchDyes } from './dye';
import { type AttributedOrder, compareEvents, type OrderScene } from './timeline-event';
import type { WindowConfig } from './window-config';

/** What an event is judged by at its place in the timeline. */
export interface AttributionRules {
  readonly windows: WindowConfig;
  readonly policy: AttributionPolicy;
  /** Promoters who are not active and bound at this moment. */
  readonly ineligible: ReadonlySet<string>;
}

/** A decision with the dyes it leaves behind. */
export interface Judgement {
  readonly decision: Decision;
  readonly dyes: readonly Dye[];
}

const organic: OrderScene = { kind: 'ORGANIC' };

/**
 * To whom an order belongs, given the dyes that all earlier events of its timeline left. The dyes stand in the order of
 * their latest touch, so the winner is found from the end without looking at the touches.
 */
export function decide(dyes: readonly Dye[], order: AttributedOrder, rules: AttributionRules): Decision {
  return judgeOrder(dyes, order, rules).decision;
}

/** `decide`, with the dyes after the order: the tag's implicit touch and the extension, if any. */
export function judgeOrder(dyes: readonly Dye[], order: AttributedOrder, rules: AttributionRules): Judgement {
  const scene = effectiveScene(order.scene, rules);
  if (scene.kind === 'FOREIGN') return { decision: nobody(order, 'FOREIGN_SCENE', null), dyes };

  const touched = scene.kind === 'TAGGED' ? touchByTag(dyes, order, scene, rules) : dyes;
  const winnerAt = findWinner(touched, order.atMs, rules);
  const winner = touched[winnerAt];
  if (!winner) return { decision: nobody(order, 'NO_ACTIVE_DYE', null), dyes: touched };

  const self = order.buyerPromoter;
  if (self !== null && !rules.ineligible.has(self)) {
    if (rules.policy.self === 'deny') {
      return { decision: nobody(order, 'SELF_PURCHASE_DENIED', evidenceOf(winner)), dyes: touched };
    }
    if (self !== winner.promoter) return { decision: substituted(order, self, winner), dyes: touched };
  }

  if (!extendsLock(winner, scene, rules.policy)) return { decision: won(order, winner, rules.policy), dyes: touched };
  const extended = extendDye(winner, order.id);
  return { decision: won(order, extended, rules.policy), dyes: replaceAt(touched, winnerAt, extended) };
}

/** The tag of an ineligible promoter counts as none; the merchant may treat other accounts' content as the shop. */
function effectiveScene(scene: OrderScene, rules: AttributionRules): OrderScene {
  if (scene.kind === 'TAGGED' && rules.ineligible.has(scene.promoter)) return organic;
  if (scene.kind === 'FOREIGN' && rules.policy.foreign === 'organic') return organic;
  return scene;
}

/** An order through a promoter's link is an implicit touch; it does not move a live dye's end, so 3 + 30 is exactly 33. */
function touchByTag(
  dyes: readonly Dye[],
  order: AttributedOrder,
  scene: Extract<OrderScene, { kind: 'TAGGED' }>,
  rules: AttributionRules,
): readonly Dye[] {
  const mark = { type: order.type, id: order.id, seq: order.seq, atMs: order.atMs, kind: scene.touchKind };
  return touchDyes(dyes, { mark, promoter: scene.promoter, slides: false }, rules.windows, rules.policy);
}

/** The index of the dye that wins at a moment, -1 for none. */
function findWinner(dyes: readonly Dye[], atMs: number, { policy, ineligible }: AttributionRules): number {
  const firstLock = policy.competition === 'FIRST_LOCK';
  let winnerAt = -1;
  let winner: Dye | undefined;
  for (let index = dyes.length - 1; index >= 0; index -= 1) {
    const dye = dyes[index];
    if (!dye || atMs >= dye.expiresAtMs || ineligible.has(dye.promoter)) continue;
    if (!firstLock) return index;
    if (winner && compareEvents(dye.startedBy, winner.startedBy) > 0) continue;
    winnerAt = index;
    winner = dye;
  }
  return winnerAt;
}

function extendsLock(winner: Dye, scene: OrderScene, policy: AttributionPolicy): boolean {
  if (winner.orderDays === 0 || winner.extendedByOrderId !== null) return false;
  return policy.extendOnOrganicOrder || (scene.kind === 'TAGGED' && scene.promoter === winner.promoter);
}

function replaceAt(dyes: readonly Dye[], index: number, dye: Dye): readonly Dye[] {
  const after = dyes.slice();
  after[index] = dye;
  return after;
}

function won(order: AttributedOrder, winner: Dye, policy: AttributionPolicy): Decision {
  return {
    orderId: order.id,
    promoter: winner.promoter,
    reason: policy.competition,
    family: winner.family,
    dyeExpiresAtMs: winner.expiresAtMs,
    evidence: evidenceOf(winner),
    ruleVersion,
  };
}

function substituted(order: AttributedOrder, promoter: string, winner: Dye): Decision {
  return {
    orderId: order.id,
    promoter,
    reason: 'SELF_SUBSTITUTED',
    family: null,
    dyeExpiresAtMs: null,
    evidence: evidenceOf(winner),
    ruleVersion,
  };
}

function nobody(order: AttributedOrder, reason: DecisionReason, evidence: Evidence | null): Decision {
  return { orderId: order.id, promoter: null, reason, family: null, dyeExpiresAtMs: null, evidence, ruleVersion };
}

function evidenceOf(dye: Dye): Evidence {
  const { startedBy, lastTouch } = dye;
  return {
    promoter: dye.promoter,
    family: dye.family,
    chainId: startedBy.id,
    touchIds: startedBy === lastTouch ? [startedBy.id] : [startedBy.id, lastTouch.id],
    startedAtMs: startedBy.atMs,
    lastTouchAtMs: lastTouch.atMs,
    clickDays: dye.clickDays,
    orderDays: dye.orderDays,
    extendedByOrderId: dye.extendedByOrderId,
  };
}
