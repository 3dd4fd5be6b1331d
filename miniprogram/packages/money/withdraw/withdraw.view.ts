import type { WalletView } from '../../../../cloudfunctions/earnings/contract';
import type { PayoutRouteName, PayoutView, QuoteView } from '../../../../cloudfunctions/payout/contract';
import type { ReadPayeeView } from '../../../../cloudfunctions/payout/payee-contract';
import { momentText } from '../../../formats/beijing-text';
import { payerText } from '../../../formats/payer-text';
import { yuanText } from '../../../formats/yuan-text';
import type { Answer } from '../../../services/answer';
import { routeNames } from '../payee/payee.view';
import { type PayoutRow, payoutRow } from '../payouts/payout-row.view';

export interface WithdrawData {
  readonly phase: 'loading' | 'ready' | 'failed' | 'empty';
  readonly sentence: string;
  /** The one action of the empty page. */
  readonly emptyAction: '去加入' | '看提现记录' | '';
  /** Asking for a payout, or looking at one. */
  readonly step: 'form' | 'payout';
  readonly withdrawableFen: number;
  readonly owedFen: number;
  readonly payer: string;
  /** Why nothing can be withdrawn now, or what to know; empty where there is nothing. */
  readonly notice: string;
  readonly amountText: string;
  /** What one payout takes, of what arrives; 0 where it is not known. */
  readonly leastFen: number;
  readonly mostFen: number;
  /** That in words, for an amount that is above it; empty where it fits. */
  readonly limit: string;
  /** Where it can go; one alone is no choice. */
  readonly routes: readonly RouteChoice[];
  readonly route: PayoutRouteName;
  readonly payout: PayoutRow | null;
}

export interface RouteChoice {
  readonly route: PayoutRouteName;
  readonly name: string;
  /** Whose account, or why it cannot be used yet. */
  readonly note: string;
  readonly isOff: boolean;
}

const toWallet: RouteChoice = { route: 'wechat', name: routeNames.wechat, note: '', isOff: false };

export const loadingWithdraw: WithdrawData = {
  phase: 'loading',
  sentence: '',
  emptyAction: '',
  step: 'form',
  withdrawableFen: 0,
  owedFen: 0,
  payer: '',
  notice: '',
  amountText: '',
  leastFen: 0,
  mostFen: 0,
  limit: '',
  routes: [toWallet],
  route: 'wechat',
  payout: null,
};

/** Where the money can go, and how much at once. */
export type Ways = Pick<WithdrawData, 'routes' | 'route' | 'leastFen' | 'mostFen'>;

/** What he entered, and 零钱 for everybody who is not paid through somebody else. */
export function waysOf(payee: Answer<ReadPayeeView>, nowMs: number): Ways {
  const { leastFen = 0, mostFen = 0 } = (payee.ok && payee.value.limits) || {};
  if (!payee.ok || payee.value.kind === null) return { routes: [toWallet], route: 'wechat', leastFen, mostFen };
  const { kind, accounts } = payee.value;
  const entered = accounts.map(({ route, masked, usableFromMs }): RouteChoice => {
    const isOff = usableFromMs > nowMs;
    const note = isOff ? `刚改过,${momentText(usableFromMs)} 起可用` : masked.account;
    return { route, name: routeNames[route], note, isOff };
  });
  const isWalletOpen = kind === 'person' && !entered.some(({ route }) => route === 'wechat');
  const routes = isWalletOpen ? [toWallet, ...entered] : entered;
  const route = routes.find(({ isOff }) => !isOff)?.route ?? routes[0]?.route ?? 'wechat';
  return { routes, route, leastFen, mostFen };
}

/** How it arrives, by where it goes. */
export function arrivalText(route: PayoutRouteName): string {
  return route === 'wechat'
    ? '提交后 24 小时内在微信里点「收款」,钱就到零钱。提现不收手续费。'
    : '机构审核后按批付款,到账会通知您。';
}

/** The form, filled in with all that is free. */
export function formView(wallet: Answer<WalletView>, ways: Ways = loadingWithdraw): WithdrawData {
  if (!wallet.ok) {
    const { code, sentence } = wallet;
    if (code !== 'not-bound') return { ...loadingWithdraw, phase: 'failed', sentence };
    return { ...loadingWithdraw, phase: 'empty', sentence, emptyAction: '去加入' };
  }
  const { withdrawableFen, owedFen, payerName } = wallet.value;
  const { routes, route, leastFen, mostFen } = ways;
  const given = { ...loadingWithdraw, routes, route, leastFen, mostFen, withdrawableFen, owedFen };
  const base = { ...given, payer: payerText(payerName) };
  const obstacle = obstacleOf(wallet.value, leastFen);
  if (obstacle !== '') return { ...base, phase: 'empty', sentence: obstacle, emptyAction: '看提现记录' };
  return { ...base, phase: 'ready', amountText: yuanText(withdrawableFen), limit: limitText(withdrawableFen, mostFen) };
}

/** Why nothing can be withdrawn now; empty where something can. */
function obstacleOf({ withdrawableFen, owedFen, blockedUntilMs }: WalletView, leastFen: number): string {
  if (blockedUntilMs !== undefined) return `提现暂停到 ${momentText(blockedUntilMs)},钱还在您名下,原因请问商家。`;
  if (owedFen > 0) {
    return `有一笔提现过的订单退款了,要扣回 ${yuanText(owedFen)} 元。会从以后的佣金里抵扣,不用您转账。`;
  }
  if (withdrawableFen === 0) return '现在没有可以提现的钱。收益页写着下一笔从哪天起可以提现。';
  if (withdrawableFen >= leastFen) return '';
  return `可提现 ${yuanText(withdrawableFen)} 元,满 ${yuanText(leastFen)} 元才能提。钱不会过期,攒够了再来。`;
}

/** What to know of an amount above what one transfer takes. */
export function limitText(amountFen: number, mostFen: number): string {
  if (mostFen === 0 || amountFen <= mostFen) return '';
  const [most, rest] = [yuanText(mostFen), yuanText(amountFen - mostFen)];
  return `每笔至多 ${most} 元。这次先提 ${most} 元,收款后可以再提余下的 ${rest} 元。`;
}

/** One payout until its end; a failure leaves standing what was shown. */
export function payoutPage(shown: WithdrawData, answer: Answer<PayoutView>): WithdrawData {
  if (answer.ok) {
    return { ...shown, phase: 'ready', step: 'payout', sentence: '', notice: '', payout: payoutRow(answer.value) };
  }
  if (shown.payout) return { ...shown, notice: answer.sentence };
  return { ...shown, phase: 'failed', sentence: answer.sentence };
}

export interface QuoteSheet {
  readonly isOpen: boolean;
  readonly grossFen: number;
  readonly taxFen: number;
  readonly netFen: number;
  readonly hasTax: boolean;
  readonly lines: readonly { readonly key: number; readonly text: string }[];
  readonly notes: readonly string[];
  readonly yesName: string;
}

export const closedQuote: QuoteSheet = {
  isOpen: false,
  grossFen: 0,
  taxFen: 0,
  netFen: 0,
  hasTax: false,
  lines: [],
  notes: [],
  yesName: '',
};

/** What would arrive, before he says yes; `rest` tells what is left for another time. */
export function quoteSheet(quote: QuoteView, rest = ''): QuoteSheet {
  const { grossFen, taxFen, netFen, taxSteps, needsApproval } = quote;
  return {
    isOpen: true,
    grossFen,
    taxFen,
    netFen,
    hasTax: taxFen !== 0,
    lines: taxSteps.map(({ text, amountFen }, key) => ({
      key,
      text: amountFen === null ? text : `${text} ${yuanText(amountFen)} 元`,
    })),
    notes: [...(rest === '' ? [] : [rest]), ...(needsApproval ? ['金额较大,机构审核以后付款。'] : [])],
    yesName: `提现 ${yuanText(grossFen)} 元`,
  };
}

/** The first part of an amount that one transfer cannot take, and what to tell about the rest; undefined when it can. */
export function firstPart(quote: QuoteView): { readonly amountFen: number; readonly sentence: string } | undefined {
  const [amountFen, ...others] = quote.partsFen;
  if (amountFen === undefined || others.length === 0) return undefined;
  return { amountFen, sentence: limitText(quote.grossFen, amountFen) };
}
