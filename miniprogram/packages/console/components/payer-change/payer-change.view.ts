import type { ChangeSettlementView } from '../../../../../cloudfunctions/console/contract';
import { momentText } from '../../../../formats/beijing-text';

/** People have at least seven days to read of a change. */
export const noticeDays: readonly { readonly value: string; readonly name: string }[] = [
  { value: '8', name: '8 天后' },
  { value: '15', name: '15 天后' },
  { value: '30', name: '30 天后' },
];

const beijingOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** The beginning, in Beijing, of the day so many days from now. */
export function changeFromMs(days: string, nowMs: number): number {
  const today = Math.floor((nowMs + beijingOffsetMs) / dayMs) * dayMs - beijingOffsetMs;
  return today + Number(days) * dayMs;
}

/** What is missing before a change can be looked at; '' when nothing is. */
export function missingChange({ version }: { readonly version: string }): string {
  return /^[0-9A-Za-z.-]{1,20}$/.test(version.trim()) ? '' : '请填新协议的版本,例如 2027-01。';
}

/** What a change would do, in a sentence. */
export function changeText({ fromMs, payer, agreementVersion, mustConsent }: ChangeSettlementView): string {
  const people =
    mustConsent === 0 ? '现在没有推客要同意。' : `${mustConsent} 位推客要各自同意,没同意的仍按原来的结算。`;
  return `${momentText(fromMs)} 起,新订单由${payer}付佣金,协议 ${agreementVersion} 版。${people}已有的订单不变。`;
}
