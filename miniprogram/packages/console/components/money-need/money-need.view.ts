import type {
  MoneyNeededView,
  ReadPayoutSettingsView,
} from '../../../../../cloudfunctions/console/payout-settings-contract';
import { momentText } from '../../../../formats/beijing-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Answer } from '../../../../services/answer';

export interface MoneyNeedData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  /** Whether an account is short within 7 or 30 days. */
  readonly isShort: boolean;
  readonly within: readonly {
    readonly days: number;
    readonly text: string;
    readonly amount: string;
    readonly isShort: boolean;
  }[];
  readonly accounts: readonly { readonly name: string; readonly value: string }[];
  readonly pause: string;
}

export const loadingNeed: MoneyNeedData = {
  ...{ phase: 'loading', sentence: '', isShort: false, within: [], accounts: [], pause: '' },
};

const yuan = (amountFen: number) => `${yuanText(amountFen)} 元`;

/** Money needed in 7 and 30 days against both accounts, and the pause. */
export function moneyNeed(needed: Answer<MoneyNeededView>, settings: Answer<ReadPayoutSettingsView>): MoneyNeedData {
  if (!needed.ok) return { ...loadingNeed, phase: 'failed', sentence: needed.sentence };
  if (!settings.ok) return { ...loadingNeed, phase: 'failed', sentence: settings.sentence };
  const { within, accounts, need } = needed.value;
  const { pause } = settings.value;
  const lines = within.map(({ days, neededFen, sentence, payShortFen }) => ({
    ...{ days, text: sentence.zh, amount: yuan(neededFen), isShort: (payShortFen ?? 0) > 0 },
  }));
  return {
    ...{ phase: 'ready', within: lines, isShort: lines.some(({ isShort }) => isShort) },
    sentence: need === null ? '还没有算过,晚一点再来看。' : `算到 ${momentText(need.countedAtMs)}。`,
    accounts: [
      { name: '微信支付运营账户', value: balance(accounts.pay.balanceFen, accounts.pay.unknownBecause?.zh) },
      { name: '联盟平台可提', value: balance(accounts.platform.availableFen, accounts.platform.unknownBecause?.zh) },
      { name: '联盟平台待结算', value: balance(accounts.platform.pendingFen, accounts.platform.unknownBecause?.zh) },
    ],
    pause: pause === null ? '' : `付款暂停到 ${momentText(pause.untilMs)}:${pause.reason}`,
  };
}

function balance(amountFen: number | null, because: string | undefined): string {
  return amountFen === null ? `—(${because ?? '还没有读到'})` : yuan(amountFen);
}
