import type { MeView as RolesView } from '../../../cloudfunctions/console/staff-contract';
import type { ProfileView, StatusView } from '../../../cloudfunctions/promoter/contract';
import { momentText } from '../../formats/beijing-text';
import { lockText } from '../../formats/lock-text';
import { payerText } from '../../formats/payer-text';
import { percentText } from '../../formats/percent-text';
import type { Answer } from '../../services/answer';

export interface MeData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly avatarUrl: string;
  /** A name, or what a visitor may become. */
  readonly title: string;
  readonly tag: { readonly text: string; readonly tone: 'free' | 'todo' | 'done' } | null;
  readonly lines: readonly string[];
  /** Goes to joining; empty where nothing is to be done there. */
  readonly actionName: string;
  /** Goes to help, with a case for somebody to look at. */
  readonly mayAppeal: boolean;
  readonly facts: readonly { readonly name: string; readonly text: string }[];
  readonly announced: AnnouncedView | null;
}

export interface AnnouncedView {
  readonly agreementVersion: string;
  readonly text: string;
  /** The agreement of that version, clause by clause. */
  readonly agreement: readonly string[];
  /** Accepted already: it only waits for its day. */
  readonly isAccepted: boolean;
}

export const loadingMe: MeData = {
  phase: 'loading',
  sentence: '',
  avatarUrl: '',
  title: '',
  tag: null,
  lines: [],
  actionName: '',
  mayAppeal: false,
  facts: [],
  announced: null,
};

type Head = Pick<MeData, 'title' | 'tag' | 'lines' | 'actionName' | 'mayAppeal'>;

/** Before the first hour there is nothing for promoters; whoever holds the owner code finds the way in below. */
const notSetUp: MeData = { ...loadingMe, phase: 'ready', title: '推客', lines: ['这里还没有开张,开张后就可以加入。'] };

/** Who somebody is here. `profile` is absent for whoever is no promoter. */
export function meView(status: Answer<StatusView>, profile: Answer<ProfileView> | undefined): MeData {
  if (!status.ok && status.code === 'not-open') return notSetUp;
  if (!status.ok) return { ...loadingMe, phase: 'failed', sentence: status.sentence };
  const known = profile?.ok ? profile.value : undefined;
  return {
    ...loadingMe,
    phase: 'ready',
    avatarUrl: known?.avatarUrl ?? '',
    ...headOf(status.value, known),
    facts: known ? factsOf(known) : [],
    announced: announcedOf(status.value),
  };
}

function headOf(status: StatusView, profile: ProfileView | undefined): Head {
  const { step, isSuspended, suspendedReason, hasLeft, me, agreement } = status;
  const title = profile?.nickname || me?.nickname || '推客';
  if (isSuspended) {
    const lines = [
      suspendedReason ? `原因:${suspendedReason}` : '商家没有写原因,可以在申诉里问。',
      '暂停期间不能分享。已经赚到的佣金照常结算、提现。',
      '有不同意见,可以申诉,七天内有人答复您。',
    ];
    return { title, tag: { text: '! 已暂停', tone: 'todo' }, lines, actionName: '', mayAppeal: true };
  }
  if (hasLeft) {
    const lines = ['您已经退出。退出以前的订单照常结算,还没到账的钱在「收益」里提现,直到最后一笔。'];
    return { title, tag: { text: '● 已退出', tone: 'done' }, lines, actionName: '重新加入', mayAppeal: false };
  }
  if (step === 'bound' && agreement.isAccepted) {
    return { title, tag: { text: '✓ 已绑定', tone: 'free' }, lines: [], actionName: '', mayAppeal: false };
  }
  if (step === 'bound') {
    const lines = ['推客协议更新了,同意后才能继续分享。'];
    return { title, tag: { text: '! 要同意', tone: 'todo' }, lines, actionName: '看协议', mayAppeal: false };
  }
  return visitorHead(status);
}

function visitorHead({ step, agreement, brands }: StatusView): Head {
  const base = { title: '成为推客', tag: null, mayAppeal: false };
  if (!brands.some(({ isOpen }) => isOpen)) {
    return { ...base, lines: ['品牌还在准备中,开张后就可以加入。'], actionName: '' };
  }
  const hasBegun = agreement.isAccepted || step === 'registering' || step === 'not-bound';
  const lines = ['全程免费,不用买任何东西。'];
  if (!hasBegun) return { ...base, lines, actionName: '加入' };
  return {
    ...base,
    tag: { text: '! 没完成', tone: 'todo' },
    lines: ['还差一步:完成微信登记和绑定。前面的步骤不用重来。'],
    actionName: '继续加入',
  };
}

function factsOf(profile: ProfileView): MeData['facts'] {
  const brands = profile.brands.map((brand) => ({
    name: `${brand.name} · ${brand.groupName}`,
    text: `佣金为机构服务费的 ${percentText(brand.sharePpm)}${reviewText(brand)}`,
  }));
  const locks = profile.shops.map((shop) => ({ name: `${shop.name} · 锁客`, text: lockText(shop.lockDays) }));
  const payer =
    profile.settledBy === 'agency'
      ? `${payerText(profile.agencyName)},买家收货满 ${profile.holdDays} 天后的第二天起可以提现`
      : '由微信平台直接结算给您,不在这里提现';
  return [...brands, { name: '谁付佣金', text: payer }, ...locks];
}

function reviewText({ review }: ProfileView['brands'][number]): string {
  if (!review) return '';
  if (review.state === 'open') return `。进「${review.groupName}」的申请在等商家审核`;
  if (review.state === 'rejected') return `。没有进「${review.groupName}」:${review.reason ?? '商家没有写原因'}`;
  return '';
}

/** A change of who pays concerns whoever is paid here. */
function announcedOf({ announced, agencyName, step, isSuspended }: StatusView): AnnouncedView | null {
  if (!announced || (step !== 'bound' && !isSuspended)) return null;
  const { agreementVersion, agreement = [], fromMs, settledBy, isAccepted } = announced;
  const payer = settledBy === 'agency' ? `「${agencyName}」` : '微信平台';
  const rest = isAccepted ? '您已经同意,到那天起生效。' : '您同意以前,仍按现在的方式结算。';
  return {
    agreementVersion,
    agreement,
    isAccepted,
    text: `${momentText(fromMs)} 起,新订单改由${payer}结算,已有订单不变。${rest}`,
  };
}

/** The way into the merchant's pages: for people with a role, and for whoever may be the first; null for everybody else. */
export function manageView(roles: Answer<RolesView>): { readonly name: string; readonly path: string } | null {
  if (!roles.ok) return null;
  if (roles.value.roles.length > 0) return { name: '管理', path: '/packages/console/home/home' };
  return roles.value.isClaimed ? null : { name: '管理 · 用开通码开张', path: '/packages/console/setup/setup' };
}

export const typeSizes: readonly {
  readonly size: 'wechat' | 'normal' | 'large';
  readonly name: string;
}[] = [
  { size: 'wechat', name: '跟随微信' },
  { size: 'normal', name: '标准' },
  { size: 'large', name: '大字' },
];

export const entrances: readonly { readonly page: string; readonly name: string }[] = [
  { page: 'rules', name: '规则' },
  { page: 'notices', name: '消息' },
  { page: 'privacy', name: '隐私' },
  { page: 'help', name: '帮助与投诉' },
  { page: 'proof', name: '规则公示' },
];
