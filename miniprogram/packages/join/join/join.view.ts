import type { JoinBrandView, ProfileView, StatusView } from '../../../../cloudfunctions/promoter/contract';
import { percentText } from '../../../formats/percent-text';
import { isAboutPhone, type PhoneAsk, phoneAsk } from '../phone-check/phone-check.view';

/** What the main button does. `none`: nothing is to be done here. */
export type JoinAction = 'read' | 'agree' | 'open' | 'confirm' | 'look' | 'use-invite' | 'pick' | 'appeal' | 'none';

export interface JoinStepView {
  readonly name: string;
  readonly mark: string;
  readonly state: 'done' | 'now' | 'later';
}

export interface JoinData {
  readonly phase: 'loading' | 'ready' | 'failed' | 'not-open';
  readonly sentence: string;
  readonly steps: readonly JoinStepView[];
  readonly title: string;
  readonly lines: readonly string[];
  readonly action: JoinAction;
  readonly actionName: string;
  /** The version and the two questions of the second step are shown. */
  readonly asksConsent: boolean;
  readonly agreementVersion: string;
  /** Empty when there is nothing to choose. */
  readonly brands: readonly { readonly brandId: string; readonly name: string; readonly isChosen: boolean }[];
  /** Brands that a promoter may join besides. */
  readonly others: readonly { readonly brandId: string; readonly name: string }[];
  readonly mayLookAgain: boolean;
  /** What he would declare to get into the group of his invite; '' where nothing is asked. */
  readonly declaration: string;
  /** What a phone is asked for; null where none is needed. */
  readonly phone: PhoneAsk | null;
}

const nothing: Omit<JoinData, 'phase'> = {
  sentence: '',
  steps: [],
  title: '',
  lines: [],
  action: 'none',
  actionName: '',
  asksConsent: false,
  agreementVersion: '',
  brands: [],
  others: [],
  mayLookAgain: false,
  declaration: '',
  phone: null,
};

export const loadingJoin: JoinData = { ...nothing, phase: 'loading' };

/** What the page knows besides the platform's word. */
export interface JoinState {
  readonly hasRead: boolean;
  /** The brand to join; empty until one is chosen. */
  readonly brandId: string;
  /** A valid invite is at hand. */
  readonly hasInvite: boolean;
  /** Somebody came back from WeChat's page, and three looks found nothing new. */
  readonly hasLooked: boolean;
  readonly profile: ProfileView | null;
  /** What using the invite, or joining one more brand, came to. */
  readonly placed: JoinBrandView | null;
}

type Card = Pick<JoinData, 'title' | 'lines' | 'action' | 'actionName'>;

const stepNames = ['看规则', '同意', '微信登记', '绑定'];

function stepsAt(now: number): JoinStepView[] {
  return stepNames.map((name, index) => {
    if (index < now) return { name, mark: '✓', state: 'done' };
    return { name, mark: String(index + 1), state: index === now ? 'now' : 'later' };
  });
}

/** The page at the step that is missing. */
export function joinView(status: StatusView, state: JoinState): JoinData {
  const open = status.brands.filter(({ isOpen }) => isOpen);
  if (open.length === 0) return { ...nothing, phase: 'not-open', sentence: '品牌还在准备中,开张后就可以加入。' };
  const { agreement, isSuspended } = status;
  const base = { ...nothing, phase: 'ready' as const, agreementVersion: agreement.version };
  if (isSuspended) return { ...base, ...suspendedCard };
  if (!agreement.isAccepted) return consentView(status, state, base);
  if (status.step === 'bound')
    return {
      ...base,
      steps: stepsAt(4),
      ...doneCard(state),
      others: othersOf(open, state),
      declaration: declarationOf(state),
      phone: phoneAsk(state.placed),
    };
  return {
    ...base,
    steps: stepsAt(status.step === 'not-bound' ? 3 : 2),
    ...platformCard(status, state.hasLooked),
    brands: choiceOf(open, state),
    mayLookAgain: state.hasLooked,
  };
}

const suspendedCard: Card = {
  title: '推客身份已暂停',
  lines: ['暂停期间不能分享,已经赚到的佣金照常结算。', '想知道原因或有不同意见,请告诉我们,会有人答复您。'],
  action: 'appeal',
  actionName: '去说明',
};

function consentView(status: StatusView, state: JoinState, base: JoinData): JoinData {
  const isUpdate = status.step === 'bound';
  if (!state.hasRead) {
    const title = isUpdate ? '推客协议更新了' : '先看规则';
    const card: Card = { title, lines: ruleLines(status), action: 'read', actionName: '下一步' };
    return { ...base, ...card, steps: consentSteps(0, isUpdate) };
  }
  const lines = isUpdate ? ['同意后才能继续分享。不同意也不影响已经赚到的佣金。'] : [];
  const card: Card = { title: '同意规则', lines, action: 'agree', actionName: '同意' };
  const brands = isUpdate ? [] : choiceOf(status.brands, state);
  return { ...base, ...card, steps: consentSteps(1, isUpdate), asksConsent: true, brands };
}

/** Who is bound already has only to read and to agree. */
function consentSteps(now: number, isUpdate: boolean): JoinStepView[] {
  return isUpdate ? stepsAt(now).slice(0, 2) : stepsAt(now);
}

/** The rules in short; the whole of them is a page of its own. */
function ruleLines({ agencyName, settledBy, holdDays = 15 }: StatusView): string[] {
  const payer =
    settledBy === 'agency'
      ? `佣金由「${agencyName}」结算。买家确认收货满 ${holdDays} 天后的第二天起可以提现。`
      : '佣金由微信平台直接结算给您。';
  return [
    '全程免费:不收会费和押金,也不用先买东西。',
    '只有一层:佣金只来自您自己的分享,和介绍了谁没有关系。',
    payer,
    '有人从您的分享下单才有佣金,没有保底。',
    '分享出去的内容都带「广告」标记。',
  ];
}

function platformCard({ step, mayConfirm }: StatusView, hasLooked: boolean): Card {
  if (mayConfirm) {
    return { title: '微信那边已经绑定', lines: ['再点一下,就登记到这里。'], action: 'confirm', actionName: '完成' };
  }
  if (step === 'real-name-first') {
    const line = '微信要求先在「服务 → 钱包」完成实名。办好回到这里点「继续」,前面的步骤不用重来。';
    return { title: '先完成实名', lines: [line], action: 'look', actionName: '继续' };
  }
  const unseen = hasLooked ? ['还没有查到结果。已经点过同意,请过一会儿再查;没有点,可以再去一次。'] : [];
  if (step === 'not-bound') {
    const line = '还差一步:在微信页面点「同意绑定」。绑定之前的分享不算在您名下。';
    return { title: '绑定', lines: [line, ...unseen], action: 'open', actionName: '去绑定' };
  }
  if (step === 'registering') {
    const line = '登记还没有完成。请回到微信的登记页面,把剩下的步骤做完。';
    return { title: '微信登记', lines: [line, ...unseen], action: 'open', actionName: '继续登记' };
  }
  const line = '接下来是微信自己的页面,在那里点「同意」,完成后会回到这里。';
  return { title: '微信登记', lines: [line, ...unseen], action: 'open', actionName: '去登记' };
}

function doneCard({ profile, placed, hasInvite }: JoinState): Card {
  if (hasInvite && !placed) {
    const lines = ['您已经是推客。点「用邀请加入」,不用重新登记。'];
    return { title: '还有一个邀请', lines, action: 'use-invite', actionName: '用邀请加入' };
  }
  const lines = placed ? placedLines(placed) : (profile?.brands ?? []).map(membershipLine);
  return { title: '已绑定', lines: [...lines, '现在可以分享了。'], action: 'pick', actionName: '去选品' };
}

/** The same words are kept with his name (core/compliance/missed-conditions.ts). */
const officeDeclaration =
  '我不是公务员或参照公务员管理的人员;如果是,所在单位已经允许我取得推广佣金。我知道不实的声明由我自己负责。';

function declarationOf({ placed }: JoinState): string {
  return placed?.missed.some(({ kind }) => kind === 'no-public-office') ? officeDeclaration : '';
}

function membershipLine({ name, groupName, sharePpm, review }: ProfileView['brands'][number]): string {
  const waiting = review?.state === 'open' ? `。进「${review.groupName}」的申请在等商家审核` : '';
  return `${name} · ${groupName},佣金为机构服务费的 ${percentText(sharePpm)}${waiting}`;
}

function placedLines({ brandName, groupName, wantedGroupName, sharePpm, missed, review }: JoinBrandView): string[] {
  const place = `${brandName} · ${groupName},佣金为机构服务费的 ${percentText(sharePpm)}`;
  if (missed.length === 0) return [place];
  if (review?.state === 'open') return [place, `进「${wantedGroupName}」要商家审核,已经替您申请,结果会出现在消息里。`];
  // What a phone is missing for has a card of its own.
  const rest = missed.filter(({ kind }) => !isAboutPhone(kind)).map(({ sentence }) => sentence);
  return [place, `还没有进「${wantedGroupName}」${rest.length === 0 ? ',差的一步在下面。' : ':'}`, ...rest];
}

function choiceOf(brands: StatusView['brands'], { brandId, hasInvite }: JoinState): JoinData['brands'] {
  const open = brands.filter(({ isOpen }) => isOpen);
  if (hasInvite || open.length < 2) return [];
  return open.map((brand) => ({ brandId: brand.brandId, name: brand.name, isChosen: brand.brandId === brandId }));
}

function othersOf(open: StatusView['brands'], { profile }: JoinState): JoinData['others'] {
  if (!profile) return [];
  const joined = profile.brands.map(({ brandId }) => brandId);
  return open.filter(({ brandId }) => !joined.includes(brandId)).map(({ brandId, name }) => ({ brandId, name }));
}

export interface ConsentGiven {
  readonly age: '' | 'adult' | 'minor';
  readonly isAgreed: boolean;
  readonly brandId: string;
}

export const underAge = '年满 18 周岁才能成为推客。现在还不行,到了那一天欢迎您再来。您填的没有被记下。';

/** What is missing before the second step may go on; empty when nothing is. */
export function missingConsent({ brands }: Pick<JoinData, 'brands'>, given: ConsentGiven): string {
  if (brands.length > 0 && given.brandId === '') return '请先选择要加入的品牌。';
  if (given.age === 'minor') return underAge;
  if (given.age === '') return '请先回答是否年满 18 周岁。';
  return given.isAgreed ? '' : '请先看规则并勾选同意。';
}
