import { type FeeShortfall, feeShortfalls } from '../../../core/intake/fee-terms';
import {
  isChecklistComplete,
  type JudgedStep,
  judgeChecklist,
  type PlatformFacts,
  type StepMark,
} from '../../../core/intake/intake-checklist';
import {
  accountTypesOf,
  type IntakeFlow,
  type IntakeStep,
  intakeFlows,
  isTalentFlow,
} from '../../../core/intake/intake-flow';
import { reviewStates } from '../../../core/intake/review-state';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { shareKinds } from '../../../core/sharing/share-kind';
import type { Clock } from '../../ports/clock';
import type { AgreedFee, IntakeRecord, IntakeStore, IntakeSubject } from '../../ports/intake-store';
import type { NamedLinkedAccount } from '../../ports/platform/partners';
import type { ProgramSettingsSource, ShopSettings } from '../../ports/program-settings';
import type { Reach } from '../staff/role-matrix';
import { type FoundSubject, findSubject } from './find-subject';
import { type FactPorts, readShopFacts, shopFlowFacts, talentFlowFacts } from './intake-facts';
import { type ListReviewPorts, listReviews, type ReviewView } from './list-for-review';
import { type RefusedPlan, refusedPlans } from './refused-plans';

export interface ReadIntakePorts extends FactPorts, ListReviewPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly intakes: IntakeStore;
}

export interface IntakeChecklist {
  readonly flow: IntakeFlow;
  /** The linked account that it is about; null where the flow has none, or the shop has not linked one yet. */
  readonly account: NamedLinkedAccount | null;
  readonly steps: readonly JudgedStep[];
  readonly isComplete: boolean;
}

export interface IntakeView {
  readonly checklists: readonly IntakeChecklist[];
  /** Of a shop: what was agreed, and where its plans pay less. */
  readonly fee: AgreedFee | null;
  readonly shortfalls: readonly FeeShortfall[];
  /** Of a shop: its plans from which promoters cannot be paid; null when the platform does not tell. */
  readonly refusedPlans: readonly RefusedPlan[] | null;
  /** Everything of this shop or talent with its review, so that merchant and talent read why something was turned away. */
  readonly items: readonly ReviewView[];
}

/**
 * How far a shop or a talent has come: a checklist for each way in, and for each linked account where there are several.
 *
 * Rejections: shop-not-found, talent-not-found, also for one of a brand that the reach does not cover.
 */
export async function readIntake(
  ports: ReadIntakePorts,
  reach: Reach,
  subject: IntakeSubject,
): Promise<Outcome<IntakeView, 'shop-not-found' | 'talent-not-found'>> {
  const settings = await ports.settings.current();
  const found = await findSubject(ports.platform, settings, reach, subject);
  if (!found) return rejected('shopAppid' in subject ? 'shop-not-found' : 'talent-not-found');
  const record = await ports.intakes.findIntake(subject);
  return ok(
    found.kind === 'shop' ? await shopIntake(ports, found.shop, record) : await talentIntake(ports, found, record),
  );
}

async function shopIntake(ports: ReadIntakePorts, shop: ShopSettings, record: IntakeRecord): Promise<IntakeView> {
  const known = await readShopFacts(ports, shop);
  const places = intakeFlows.filter((flow) => !isTalentFlow(flow)).flatMap((flow) => placesOf(flow, known.accounts));
  const checklists = await Promise.all(
    places.map(async ({ flow, account }) => {
      const facts = await shopFlowFacts(ports, flow, shop, { ...known, account: account ?? undefined });
      return checklist(flow, account, facts, record);
    }),
  );
  const { shopAppid } = shop;
  const page = { afterPosition: -1, limit: 200, shopAppid };
  const products = await ports.shelf.listItems('product', page);
  const plans = products.map(({ contentId, serviceRatioPpm }) => ({
    productId: contentId,
    serviceRatioPpm: serviceRatioPpm ?? 0,
  }));
  return {
    checklists,
    fee: record.fee,
    shortfalls: record.fee ? feeShortfalls(record.fee.terms, plans) : [],
    refusedPlans: await refusedPlans(ports.platform, shopAppid, ports.clock.nowMs()),
    items: await listReviews(ports, shareKinds, { states: reviewStates, shopAppid }),
  };
}

/** One place for each linked account that a flow is about; one without an account where there is none. */
function placesOf(
  flow: IntakeFlow,
  accounts: readonly NamedLinkedAccount[] | null,
): { readonly flow: IntakeFlow; readonly account: NamedLinkedAccount | null }[] {
  const types = accountTypesOf[flow];
  const fitting = (accounts ?? []).filter(({ linkedAccountType }) => types.includes(linkedAccountType));
  return fitting.length === 0 ? [{ flow, account: null }] : fitting.map((account) => ({ flow, account }));
}

async function talentIntake(
  ports: ReadIntakePorts,
  { talentAppid, brandId, partner }: Extract<FoundSubject, { kind: 'talent' }>,
  record: IntakeRecord,
): Promise<IntakeView> {
  const checklists = await Promise.all(
    intakeFlows.filter(isTalentFlow).map(async (flow) => {
      const facts = await talentFlowFacts(ports, flow, talentAppid, partner);
      return checklist(flow, null, facts, record);
    }),
  );
  const items = await listReviews(ports, shareKinds, { states: reviewStates, talentAppid, brandIds: [brandId] });
  return { checklists, fee: null, shortfalls: [], refusedPlans: [], items };
}

function checklist(
  flow: IntakeFlow,
  account: NamedLinkedAccount | null,
  facts: PlatformFacts,
  record: IntakeRecord,
): IntakeChecklist {
  const steps = judgeChecklist(flow, facts, marksOf(flow, account, record));
  return { flow, account, steps, isComplete: isChecklistComplete(steps) };
}

/** The marks of one checklist; the fee is agreed once for the whole shop. */
function marksOf(
  flow: IntakeFlow,
  account: NamedLinkedAccount | null,
  { marks, fee }: IntakeRecord,
): Partial<Record<IntakeStep, StepMark>> {
  const linkedAccountId = account?.linkedAccountId ?? null;
  const own = marks.filter((mark) => mark.flow === flow && mark.linkedAccountId === linkedAccountId);
  const marked = Object.fromEntries(own.map(({ step, mark }) => [step, mark]));
  return fee === null ? marked : { ...marked, 'fee-agreed': { by: fee.by, atMs: fee.atMs, note: '', slots: [] } };
}
