import type { Wording } from '../wording/beijing-text';

/** The way from an empty deployment to the first promoter. */
export const setupSteps = [
  'way',
  'agency',
  'brand',
  'connection',
  'shop',
  'plan',
  'invite',
  'open',
  'promoter',
] as const;
export type SetupStepName = (typeof setupSteps)[number];

/** 'rehearsed': as far as it goes without an agency. */
export type StepState = 'done' | 'todo' | 'waits' | 'rehearsed';

/** What is known of a deployment. */
export interface SetupFacts {
  readonly way: 'qualified' | 'applying' | 'brand' | null;
  readonly hasAgency: boolean;
  readonly brandCount: number;
  readonly openBrandCount: number;
  readonly shopCount: number;
  readonly inviteCount: number;
  readonly hasPlan: boolean;
  readonly hasPromoter: boolean;
  /** Of the last check; null while nobody looked. */
  readonly blockingFaults: number | null;
}

export interface SetupStep {
  readonly name: SetupStepName;
  readonly state: StepState;
}

export const stepTitles: Readonly<Record<SetupStepName, Wording>> = {
  way: { zh: '选怎么开始', en: 'choose how to begin' },
  agency: { zh: '填机构资料', en: 'state the agency' },
  brand: { zh: '建品牌', en: 'make a brand' },
  connection: { zh: '检查连接', en: 'check the connections' },
  shop: { zh: '加小店', en: 'add a shop' },
  plan: { zh: '货架上有商品', en: 'something stands on the shelf' },
  invite: { zh: '做第一个邀请', en: 'make the first invite' },
  open: { zh: '开张', en: 'open' },
  promoter: { zh: '第一位推客', en: 'the first promoter' },
};

/**
 * How far each step is. The first that is not done is the next one; later ones wait only where they cannot go before it.
 * In a rehearsal nothing that needs the platform counts as missing, and it cannot be opened.
 */
export function setupStepsOf(facts: SetupFacts): readonly SetupStep[] {
  const isRehearsal = facts.way === 'applying';
  const states: Readonly<Record<SetupStepName, StepState>> = {
    way: facts.way === null ? 'todo' : 'done',
    agency: doneIf(facts.hasAgency, facts.way !== null),
    brand: doneIf(facts.brandCount > 0, facts.hasAgency),
    connection: isRehearsal ? 'rehearsed' : doneIf(facts.blockingFaults === 0, facts.hasAgency),
    shop: isRehearsal && facts.shopCount === 0 ? 'rehearsed' : doneIf(facts.shopCount > 0, facts.brandCount > 0),
    plan: isRehearsal && !facts.hasPlan ? 'rehearsed' : doneIf(facts.hasPlan, facts.shopCount > 0),
    invite: doneIf(facts.inviteCount > 0, facts.brandCount > 0),
    open: isRehearsal ? 'waits' : doneIf(facts.openBrandCount > 0, facts.shopCount > 0),
    promoter: doneIf(facts.hasPromoter, facts.openBrandCount > 0),
  };
  return setupSteps.map((name) => ({ name, state: states[name] }));
}

function doneIf(isDone: boolean, isPossible: boolean): StepState {
  if (isDone) return 'done';
  return isPossible ? 'todo' : 'waits';
}

/** What keeps a brand from opening; an empty list lets it. */
export function opensWithout(facts: SetupFacts, brand: { readonly hasShop: boolean }): readonly SetupStepName[] {
  if (facts.way === 'applying') return ['connection'];
  const missing: SetupStepName[] = [];
  if (!facts.hasAgency) missing.push('agency');
  if (!brand.hasShop) missing.push('shop');
  return missing;
}
