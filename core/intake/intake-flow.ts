/** The ways in: a merchant's products and content, a talent's content. */
export const intakeFlows = [
  'shop-product',
  'shop-live',
  'shop-video',
  'shop-article',
  'talent-live',
  'talent-video',
] as const;

export type IntakeFlow = (typeof intakeFlows)[number];

/** Steps that the platform tells, by one of its endpoints. */
export type PlatformStep =
  | 'supply-cooperation'
  | 'content-cooperation'
  | 'talent-cooperation'
  | 'linked-account'
  | 'usable-plan'
  | 'live-notice'
  | 'live-goods'
  | 'video-goods'
  | 'article-goods';

/** Steps that no endpoint tells: a person marks them. `fee-agreed` is marked by writing the fee down. */
export type MarkedStep = 'goods-checked' | 'fee-agreed' | 'time-slots' | 'terms-agreed';

export type IntakeStep = PlatformStep | MarkedStep;

export interface StepRule {
  readonly step: IntakeStep;
  readonly name: string;
  /** The endpoint that tells it; null for a step that a person marks. */
  readonly endpoint: string | null;
  /** A flow is complete without it. */
  readonly isOptional: boolean;
}

const told = (step: PlatformStep, name: string, endpoint: string): StepRule => ({
  step,
  name,
  endpoint,
  isOptional: step === 'live-notice',
});
const marked = (step: MarkedStep, name: string): StepRule => ({ step, name, endpoint: null, isOptional: false });

const bindShops = 'get_bind_shop_list';
const bindAccounts = 'get_bind_shop_promoter_list';
const bindTalents = 'get_bind_talent_list';

const supply = told('supply-cooperation', '与机构建立供货合作', 'headsupplier/shop/get');
const content = told('content-cooperation', '同意推客合作邀请', bindShops);
const talent = told('talent-cooperation', '达人同意推客合作邀请', bindTalents);
const channels = told('linked-account', '关联视频号', bindAccounts);
const official = told('linked-account', '关联公众号或服务号', bindAccounts);
const plan = told('usable-plan', '有可用的推广计划', 'get_promote_product_list');
const fee = marked('fee-agreed', '约定服务费率(全店或指定商品)');
const goods = marked('goods-checked', '看过样品和资质');
const slots = marked('time-slots', '约定直播时段(微信不提供时段,请自行标记)');
const terms = marked('terms-agreed', '与达人约定合作条件');

/** The steps of each way in, in the order in which they are done. */
export const intakeSteps: Readonly<Record<IntakeFlow, readonly StepRule[]>> = {
  'shop-product': [supply, plan, fee, goods],
  'shop-live': [
    content,
    channels,
    plan,
    fee,
    slots,
    told('live-notice', '已发直播预告', 'get_shop_live_notice_record_list'),
    told('live-goods', '直播间里有可推广的商品', 'get_shop_live_commission_product_list'),
  ],
  'shop-video': [content, channels, fee, told('video-goods', '短视频里有可推广的商品', 'get_shop_feed_list')],
  'shop-article': [content, official, fee, told('article-goods', '图文里有可推广的商品', 'get_shop_mp_article_list')],
  'talent-live': [
    talent,
    terms,
    slots,
    told('live-notice', '已发直播预告', 'get_live_notice_record_list'),
    told('live-goods', '直播间里有可推广的商品', 'get_live_commission_product_list'),
  ],
  'talent-video': [talent, terms, told('video-goods', '短视频里有可推广的商品', 'get_feed_list')],
};

/** Types of a shop's linked accounts whose content a flow is about: 1 视频号, 4 公众号, 5 服务号. */
export const accountTypesOf: Readonly<Record<IntakeFlow, readonly number[]>> = {
  'shop-product': [],
  'shop-live': [1],
  'shop-video': [1],
  'shop-article': [4, 5],
  'talent-live': [],
  'talent-video': [],
};

/** Whose flow it is. */
export function isTalentFlow(flow: IntakeFlow): boolean {
  return flow === 'talent-live' || flow === 'talent-video';
}

/** The rule of a step within a flow; undefined where the flow has no such step. */
export function findStep(flow: IntakeFlow, step: string): StepRule | undefined {
  return intakeSteps[flow].find((rule) => rule.step === step);
}
