import type { ProfileView, StatusView } from '../../../cloudfunctions/promoter/contract';
import { percentText } from '../../formats/percent-text';
import type { Answer } from '../../services/answer';

/** What the main button does next; `none` where nothing is to be done here. */
export type JoinAction = 'register' | 'confirm' | 'none';

export interface MeData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly title: string;
  readonly sentence: string;
  readonly action: JoinAction;
  readonly actionName: string;
  /** Whether the agreement is to be shown and accepted with this step. */
  readonly asksAgreement: boolean;
  readonly agreementVersion: string;
  /** Empty when there is one brand, and nothing to choose. */
  readonly brands: readonly { readonly brandId: string; readonly name: string }[];
  readonly avatarUrl: string;
  readonly facts: readonly { readonly name: string; readonly text: string }[];
}

const nothing: Omit<MeData, 'phase'> = {
  title: '',
  sentence: '',
  action: 'none',
  actionName: '',
  asksAgreement: false,
  agreementVersion: '',
  brands: [],
  avatarUrl: '',
  facts: [],
};

export const loadingMe: MeData = { ...nothing, phase: 'loading' };

type Step = Pick<MeData, 'title' | 'sentence' | 'action' | 'actionName'>;

const steps: Readonly<Record<Exclude<StatusView['step'], 'bound'>, Step>> = {
  visitor: {
    title: '成为推客',
    sentence: '全程免费,不用买任何东西。同意规则后,在微信的页面完成登记和绑定。',
    action: 'register',
    actionName: '下一步',
  },
  registering: {
    title: '登记还没完成',
    sentence: '请回到微信的登记页面,把剩下的步骤做完。',
    action: 'register',
    actionName: '继续登记',
  },
  'not-bound': {
    title: '还差一步',
    sentence: '在微信页面点“同意绑定”。绑定之前的分享不算在您名下。',
    action: 'register',
    actionName: '去绑定',
  },
  'real-name-first': {
    title: '先完成实名',
    sentence: '微信要求先在“服务 → 钱包”完成实名。办好回到这里点“继续”,前面的步骤不用重来。',
    action: 'register',
    actionName: '继续',
  },
};

const mayConfirmStep: Step = {
  title: '微信那边已经绑定',
  sentence: '点“完成加入”,把绑定登记到这里。',
  action: 'confirm',
  actionName: '完成加入',
};

const suspendedStep: Step = {
  title: '推客身份已暂停',
  sentence: '暂停期间不能分享。已经赚到的佣金照常结算。有疑问请联系商家。',
  action: 'none',
  actionName: '',
};

/** The page for somebody at a step of joining, or for a promoter with his profile. */
export function meView(status: Answer<StatusView>, profile: Answer<ProfileView> | undefined): MeData {
  if (!status.ok) return { ...nothing, phase: 'failed', sentence: status.sentence };
  const { agreement, brands } = status.value;
  const openBrands = brands.filter((brand) => brand.isOpen);
  if (openBrands.length === 0) {
    return { ...nothing, phase: 'ready', title: '准备中', sentence: '品牌还在准备中,开张后就可以加入。' };
  }
  const common = {
    phase: 'ready' as const,
    agreementVersion: agreement.version,
    asksAgreement: !agreement.isAccepted,
    brands: brands.length > 1 ? openBrands.map(({ brandId, name }) => ({ brandId, name })) : [],
    avatarUrl: status.value.me?.avatarUrl ?? '',
    facts: profile?.ok ? factsOf(profile.value) : [],
  };
  return { ...common, ...stepOf(status.value), ...(status.value.isSuspended ? suspendedStep : {}) };
}

function stepOf({ step, mayConfirm, agreement, me }: StatusView): Step {
  if (mayConfirm) return mayConfirmStep;
  if (step !== 'bound') return steps[step];
  const name = me?.nickname ?? '';
  if (agreement.isAccepted) return { title: name, sentence: '您已是推客。', action: 'none', actionName: '' };
  return { title: name, sentence: '推客协议更新了。同意后才能继续分享。', action: 'register', actionName: '同意' };
}

function factsOf(profile: ProfileView): MeData['facts'] {
  const brands = profile.brands.map((brand) => ({
    name: `${brand.name} · ${brand.groupName}`,
    text: `机构服务费的 ${percentText(brand.sharePpm)}`,
  }));
  const locks = profile.shops.map((shop) => ({ name: `${shop.name} · 锁客`, text: lockText(shop.lockDays) }));
  const payer =
    profile.settledBy === 'agency'
      ? `由「${profile.agencyName}」结算,买家收货满 ${profile.holdDays} 天后可以提现`
      : '由微信平台直接结算给您,不在这里提现';
  return [...brands, ...locks, { name: '谁付佣金', text: payer }];
}

function lockText(lockDays: ProfileView['shops'][number]['lockDays']): string {
  if (!lockDays) return '—(平台还没有告诉我们)';
  return `商品链接 ${windowText(lockDays.product)};直播、优惠券链接 ${windowText(lockDays.content)}`;
}

function windowText({ clickDays, orderDays }: { clickDays: number | null; orderDays: number | null }): string {
  if (clickDays === null) return '—';
  return orderDays ? `${clickDays} 天,下单后加 ${orderDays} 天` : `${clickDays} 天`;
}

/** Why the main button cannot go on yet, or empty. */
export function missingBeforeJoin(
  me: Pick<MeData, 'asksAgreement' | 'brands'>,
  given: { readonly isAgreed: boolean; readonly isAdult: boolean; readonly brandId: string },
): string {
  if (me.brands.length > 0 && given.brandId === '') return '请先选择要加入的品牌。';
  if (me.asksAgreement && !given.isAdult) return '年满 18 周岁才能成为推客。';
  if (me.asksAgreement && !given.isAgreed) return '请先看规则并勾选同意。';
  return '';
}
