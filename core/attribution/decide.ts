import type { AttributionPolicy } from './attribution-policy';
import { type Decision, type DecisionReason, extendedLock, ruleVersion } from './decision';
import { type Dye, extendDye, extendedEndMs, touchDyes } from './dye';
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
  const scene = effectiveScene(order.scene, rules);
  return decideAmong(touchByScene(dyes, order, scene, rules), order, scene, rules);
}

/** `decide`, with the dyes after the order: the tag's implicit touch and the extension, if any. */
export function judgeOrder(dyes: readonly Dye[], order: AttributedOrder, rules: AttributionRules): Judgement {
  const scene = effectiveScene(order.scene, rules);
  const touched = touchByScene(dyes, order, scene, rules);
  const decision = decideAmong(touched, order, scene, rules);
  if (!extendedLock(decision)) return { decision, dyes: touched };
  const after = touched.map((dye) => (dye === decision.evidence ? extendDye(dye, order.id) : dye));
  return { decision, dyes: after };
}

function decideAmong(
  dyes: readonly Dye[],
  order: AttributedOrder,
  scene: OrderScene,
  rules: AttributionRules,
): Decision {
  if (scene.kind === 'FOREIGN') return decided(order, null, 'FOREIGN_SCENE', null);
  const winner = findWinner(dyes, order.atMs, rules);
  if (!winner) return decided(order, null, 'NO_ACTIVE_DYE', null);

  const { policy } = rules;
  const self = order.buyerPromoter;
  if (self !== null && !rules.ineligible.has(self)) {
    if (policy.self === 'deny') return decided(order, null, 'SELF_PURCHASE_DENIED', winner);
    if (self !== winner.promoter) return decided(order, self, 'SELF_SUBSTITUTED', winner);
  }
  const expiresAtMs = extendsLock(winner, scene, policy) ? extendedEndMs(winner) : winner.expiresAtMs;
  return {
    orderId: order.id,
    promoter: winner.promoter,
    reason: policy.competition,
    family: winner.family,
    dyeExpiresAtMs: expiresAtMs,
    evidence: winner,
    ruleVersion,
  };
}

/** The tag of an ineligible promoter counts as none; the merchant may treat other accounts' content as the shop. */
function effectiveScene(scene: OrderScene, rules: AttributionRules): OrderScene {
  if (scene.kind === 'TAGGED' && rules.ineligible.has(scene.promoter)) return organic;
  if (scene.kind === 'FOREIGN' && rules.policy.foreign === 'organic') return organic;
  return scene;
}

/** An order through a link is an implicit touch; it does not move a live dye's end: 3 + 30 is exactly 33. */
function touchByScene(
  dyes: readonly Dye[],
  order: AttributedOrder,
  scene: OrderScene,
  rules: AttributionRules,
): readonly Dye[] {
  if (scene.kind !== 'TAGGED') return dyes;
  const mark = { type: order.type, id: order.id, seq: order.seq, atMs: order.atMs, kind: scene.touchKind };
  return touchDyes(dyes, { mark, promoter: scene.promoter, slides: false }, rules.windows, rules.policy);
}

/** The dye that wins at a moment. */
function findWinner(dyes: readonly Dye[], atMs: number, { policy, ineligible }: AttributionRules): Dye | undefined {
  const firstLock = policy.competition === 'FIRST_LOCK';
  let winner: Dye | undefined;
  for (let index = dyes.length - 1; index >= 0; index -= 1) {
    const dye = dyes[index];
    if (!dye || atMs >= dye.expiresAtMs || ineligible.has(dye.promoter)) continue;
    if (!firstLock) return dye;
    if (!winner || compareEvents(dye.startedBy, winner.startedBy) < 0) winner = dye;
  }
  return winner;
}

function extendsLock(winner: Dye, scene: OrderScene, policy: AttributionPolicy): boolean {
  if (winner.orderDays === 0 || winner.extendedByOrderId !== null) return false;
  return policy.extendOnOrganicOrder || (scene.kind === 'TAGGED' && scene.promoter === winner.promoter);
}

/** A decision that leaves no lock with its winner. */
function decided(
  order: AttributedOrder,
  promoter: string | null,
  reason: DecisionReason,
  evidence: Dye | null,
): Decision {
  return { orderId: order.id, promoter, reason, family: null, dyeExpiresAtMs: null, evidence, ruleVersion };
}
