import type { LockedBuyersView } from '../../../../cloudfunctions/earnings/contract';
import { momentText } from '../../../formats/beijing-text';
import type { Answer } from '../../../services/answer';

export interface ShopLocks {
  readonly name: string;
  readonly count: string;
  /** How long a lock lasts there, by kind of link; one line where the platform has told us nothing. */
  readonly lines: readonly string[];
}

export interface LocksData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  readonly emptyAction: string;
  /** '128 位', or '1,000 位以上' where there were too many to be read. */
  readonly locked: string;
  readonly soon: string;
  readonly firstEnd: string;
  readonly shops: readonly ShopLocks[];
}

export const loadingLocks: LocksData = {
  phase: 'loading',
  sentence: '',
  emptyAction: '',
  locked: '',
  soon: '',
  firstEnd: '',
  shops: [],
};

/** How many buyers are locked and how long that lasts; nobody is named. */
export function locksPage(answer: Answer<LockedBuyersView>): LocksData {
  if (!answer.ok) {
    const isVisitor = answer.code === 'not-bound';
    return {
      ...loadingLocks,
      phase: isVisitor ? 'empty' : 'failed',
      sentence: answer.sentence,
      emptyAction: isVisitor ? '去加入' : '',
    };
  }
  const { lockedCount, endingSoonCount, isAtLeast, firstEndsAtMs, shops } = answer.value;
  const more = isAtLeast ? '以上' : '';
  return {
    ...loadingLocks,
    phase: 'ready',
    locked: `${lockedCount} 位${more}`,
    soon: soonText(lockedCount, endingSoonCount, more),
    firstEnd: firstEndsAtMs === null ? '' : `最早到期:${momentText(firstEndsAtMs)}`,
    shops: shops.map(({ shopName, lockedCount: count, windows }) => ({
      name: shopName,
      count: `${count} 位`,
      lines: windows === null ? [unknownWindows] : windowLines(windows),
    })),
  };
}

function soonText(lockedCount: number, endingSoonCount: number, more: string): string {
  if (lockedCount === 0) return '现在没有锁定的买家。分享一次,有人从您的链接打开就开始锁客。';
  return endingSoonCount === 0 ? '24 小时内没有到期的。' : `其中 ${endingSoonCount} 位${more}在 24 小时内到期。`;
}

const unknownWindows =
  '平台还没有告诉我们这家店的锁客天数。在此之前按商品链接 30 天,直播、短视频、图文和优惠券 3 天(下单后加 30 天)估算。';

type Windows = NonNullable<LockedBuyersView['shops'][number]['windows']>;

function windowLines({ content, product }: Windows): string[] {
  return [`商品链接:${windowText(product)}`, `直播、短视频、图文、优惠券:${windowText(content)}`];
}

function windowText({ clickDays, orderDays }: Windows['content']): string {
  return orderDays === 0 ? `打开后 ${clickDays} 天` : `打开后 ${clickDays} 天,期内下单加 ${orderDays} 天`;
}
