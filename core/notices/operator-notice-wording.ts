import { type Fen, fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import { knownFailReasons } from '../payout/fail-reason';
import { providerCodeWording } from '../payout/provider-code';
import { momentText, type Wording } from '../wording/beijing-text';
import { operatorNoticeWords, type PlainNoticeCode } from './notice-wording';

type OperatorNoticeCode = PlainNoticeCode | 'PAYOUT_FAILED' | 'PAYOUT_LIST_WAITS_ALONE';

/** What people who run the program read of a notice: what happened, why, and what to do next. */
export function operatorNoticeWording(
  code: OperatorNoticeCode,
  facts: Readonly<Record<string, string | number>>,
): Wording {
  if (code === 'PAYOUT_FAILED') return failedWording(fen(Number(facts.netFen)), String(facts.code));
  if (code === 'PAYOUT_LIST_WAITS_ALONE') {
    return aloneWording(String(facts.by), fen(Number(facts.totalFen)), Number(facts.fromMs));
  }
  return operatorNoticeWords[code];
}

function failedWording(netFen: Fen, code: string): Wording {
  const [amount, why] = [yuanText(netFen), whyWording(code)];
  return {
    zh: `一笔 ${amount} 元的提现没有付成,钱已退回推客的可提现。${why.zh}处理好以后,推客要重新申请。`,
    en: `A payout of ${amount} yuan failed, its money is back: ${why.en}. It is to be requested again after that.`,
  };
}

/** A reason that nobody published is told in the provider's own words. */
function whyWording(code: string): Wording {
  if (knownFailReasons.includes(code)) return providerCodeWording(code, null);
  return { zh: `付款方的原话是「${code}」,请您到付款方那里核对。`, en: `in the provider's words, ${code}` };
}

function aloneWording(by: string, totalFen: Fen, fromMs: number): Wording {
  const [amount, from] = [yuanText(totalFen), momentText(fromMs)];
  return {
    zh: `${by}通过了 ${amount} 元的付款清单。没有第二位能付款的人,${from.zh} 起结果也由他登记。您觉得不妥,请在这之前请一位财务加入。`,
    en: `${by} approved a pay list of ${amount} yuan, and nobody else may pay: from ${from.en} on he states its results. If that is not right, let somebody of finance join before.`,
  };
}
