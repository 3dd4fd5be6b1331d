import type { ConditionKind, JoinBrandView } from '../../../../cloudfunctions/promoter/contract';

/** Why somebody's phone is asked for, or what is the matter with the one that he verified. */
export interface PhoneAsk {
  readonly title: string;
  readonly lines: readonly string[];
  /** What the button is called behind which WeChat asks. */
  readonly buttonName: string;
  /** He verified one already, and no list that counts holds it. */
  readonly isUnlisted: boolean;
}

export const noAsk: PhoneAsk = { title: '', lines: [], buttonName: '', isUnlisted: false };

const listNames: Partial<Readonly<Record<ConditionKind, string>>> = {
  'staff-list': '员工名单',
  'member-list': '会员名单',
};

/** Whether a condition is met by the phone that somebody verified. */
export function isAboutPhone(kind: ConditionKind): boolean {
  return kind === 'verified-phone' || listNames[kind] !== undefined;
}

/** What the page asks of somebody who misses the group of his invite for want of a phone; null where that is not it. */
export function phoneAsk(placed: JoinBrandView | null): PhoneAsk | null {
  const kinds = (placed?.missed ?? []).map(({ kind }) => kind).filter(isAboutPhone);
  if (!placed || kinds.length === 0) return null;
  const lists = kinds.flatMap((kind) => listNames[kind] ?? []).join('和');
  if (placed.hasVerifiedPhone) {
    const line = `您验证过的手机号不在商家的${lists}里。请联系邀请您的商家把它加进去,加好后点「再查一次」。`;
    const lines = [line, '名单里是您的另一个号码?可以换号再验证。'];
    return { title: '名单里没有这个手机号', lines, buttonName: '换号验证', isUnlisted: true };
  }
  const why = lists === '' ? '要验证过手机号' : `要核对商家的${lists},名单按手机号认人`;
  const line = `进「${placed.wantedGroupName}」${why};号码不保存,只留由它算出的一串指纹。`;
  const lines = [line, '微信会先问您是否允许。不验证也能分享,小组和现在一样。'];
  return { title: '验证手机号', lines, buttonName: '验证手机号', isUnlisted: false };
}

export const stillUnlisted = '又查了一次,名单里还没有这个手机号。';

/** What WeChat says after a tap on its button. */
export interface PhoneTap {
  readonly errMsg?: string;
  readonly errno?: number;
  readonly code?: string;
}

/** The mini-program has used up how often it may ask. */
const quotaUsedUp = 1_400_001;

/**
 * Why a tap brought no code, and what to do; empty where it brought one.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function noCodeSentence({ errMsg = '', errno, code = '' }: PhoneTap): string {
  if (code !== '') return '';
  if (errno === quotaUsedUp) {
    return '这个小程序的验证次数用完了,暂时验证不了。请告诉邀请您的商家,补上以后再来。别的都不受影响。';
  }
  if (/no phone/i.test(errMsg)) return '您的微信还没有绑定手机号。请先到微信「设置 - 账号与安全」里绑定,再回来点一次。';
  if (/deny|cancel|privacy/i.test(errMsg)) return '您没有允许,号码没有给出,别的都和原来一样。想验证时再点一次。';
  if (/:ok$/.test(errMsg)) return '您的微信版本较旧,请更新微信后再来。';
  return '微信没有给出手机号。请再点一次;还是不行,请告诉邀请您的商家。';
}
