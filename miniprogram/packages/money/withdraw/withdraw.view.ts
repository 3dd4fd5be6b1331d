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
  /** Asking for a payout, or looking at one. */
  readonly step: 'form' | 'payout';
  readonly withdrawableFen: number;
  readonly owedFen: number;
  readonly payer: string;
  /** Why nothing can be withdrawn now, or what to know; empty where there is nothing. */
  readonly notice: string;
  readonly amountText: string;
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
  step: 'form',
  withdrawableFen: 0,
  owedFen: 0,
  payer: '',
  notice: '',
  amountText: '',
  routes: [toWallet],
  route: 'wechat',
  payout: null,
};

/** Where the money can go: what he entered, and 零钱 for everybody who is not paid through somebody else. */
export function routesOf(payee: Answer<ReadPayeeView>, nowMs: number): Pick<WithdrawData, 'routes' | 'route'> {
  if (!payee.ok || payee.value.kind === null) return { routes: [toWallet], route: 'wechat' };
  const { kind, accounts } = payee.value;
  const entered = accounts.map(({ route, masked, usableFromMs }): RouteChoice => {
    const isOff = usableFromMs > nowMs;
    const note = isOff ? `刚改过,${momentText(usableFromMs)} 起可用` : masked.account;
    return { route, name: routeNames[route], note, isOff };
  });
  const isWalletOpen = kind === 'person' && !entered.some(({ route }) => route === 'wechat');
  const routes = isWalletOpen ? [toWallet, ...entered] : entered;
  return { routes, route: routes.find(({ isOff }) => !isOff)?.route ?? routes[0]?.route ?? 'wechat' };
}

/** How it arrives, by where it goes. */
export function arrivalText(route: PayoutRouteName): string {
  return route === 'wechat'
    ? '提交后 24 小时内在微信里点「收款」,钱就到零钱。提现不收手续费。'
    : '机构审核后按批付款,到账会通知您。';
}

/** The form, filled in with all that is free. */
export function formView(
  wallet: Answer<WalletView>,
  ways: Pick<WithdrawData, 'routes' | 'route'> = loadingWithdraw,
): WithdrawData {
  if (!wallet.ok) return { ...loadingWithdraw, phase: 'failed', sentence: wallet.sentence };
  const { withdrawableFen, owedFen, payerName, blockedUntilMs } = wallet.value;
  const { routes, route } = ways;
  const base = { ...loadingWithdraw, routes, route, withdrawableFen, owedFen, payer: payerText(payerName) };
  if (blockedUntilMs !== undefined) {
    return { ...base, phase: 'empty', sentence: `提现暂停到 ${momentText(blockedUntilMs)},原因请问商家。` };
  }
  if (owedFen > 0) {
    const sentence = `有一笔提现过的订单退款了,要扣回 ${yuanText(owedFen)} 元。会从以后的佣金里抵扣,不用您转账。`;
    return { ...base, phase: 'empty', sentence };
  }
  if (withdrawableFen === 0) {
    return { ...base, phase: 'empty', sentence: '现在没有可以提现的钱。收益页写着下一笔从哪天起可以提现。' };
  }
  return { ...base, phase: 'ready', amountText: yuanText(withdrawableFen) };
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

/** What would arrive, before he says yes. Of an amount above one transfer's limit only the first part is asked for. */
export function quoteSheet(quote: QuoteView): QuoteSheet {
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
    notes: needsApproval ? ['金额较大,机构审核以后付款。'] : [],
    yesName: `提现 ${yuanText(grossFen)} 元`,
  };
}

/** The first part of an amount that one transfer cannot take, and what to tell about the rest; undefined when one can. */
export function firstPart(quote: QuoteView): { readonly amountFen: number; readonly sentence: string } | undefined {
  const [amountFen, ...others] = quote.partsFen;
  if (amountFen === undefined || others.length === 0) return undefined;
  const rest = `这次先提 ${yuanText(amountFen)} 元,收款后可以再提余下的。`;
  return { amountFen, sentence: `每笔至多 ${yuanText(amountFen)} 元。${rest}` };
}
