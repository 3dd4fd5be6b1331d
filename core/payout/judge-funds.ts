import { fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import type { Wording } from '../wording/beijing-text';

/** What is needed within some days, against the account that pays and the agency's money at the store platform. */
export interface FundsJudgement {
  readonly days: number;
  readonly neededFen: number;
  /** How much has to be added to the account that pays; null while its balance is not known. */
  readonly payShortFen: number | null;
  /** What is still missing when everything at the platform was moved there; null while one of them is not known. */
  readonly bothShortFen: number | null;
  readonly sentence: Wording;
}

/** Compares a need with two balances in whole fen, each null while it is not known. */
export function judgeFunds(
  days: number,
  neededFen: number,
  { payFen, platformFen }: { readonly payFen: number | null; readonly platformFen: number | null },
): FundsJudgement {
  const payShortFen = payFen === null ? null : Math.max(neededFen - payFen, 0);
  const hasBoth = payFen !== null && platformFen !== null;
  const bothShortFen = hasBoth ? Math.max(neededFen - payFen - Math.max(platformFen, 0), 0) : null;
  const judged = { days, neededFen, payShortFen, bothShortFen };
  return { ...judged, sentence: sentenceOf(judged) };
}

function sentenceOf({ days, neededFen, payShortFen, bothShortFen }: Omit<FundsJudgement, 'sentence'>): Wording {
  const needed = yuanText(fen(neededFen));
  const head = { zh: `${days} 天内最多要付 ${needed} 元,`, en: `Up to ${needed} yuan within ${days} days: ` };
  if (payShortFen === null) {
    return {
      zh: `${head.zh}运营账户的余额不知道,请您到商户平台核对。`,
      en: `${head.en}the balance of the operating account is not known.`,
    };
  }
  if (payShortFen === 0) return { zh: `${head.zh}运营账户够用。`, en: `${head.en}the operating account covers it.` };
  const short = yuanText(fen(payShortFen));
  const more = bothShortFen === null || bothShortFen === 0 ? undefined : yuanText(fen(bothShortFen));
  if (more === undefined) {
    return {
      zh: `${head.zh}运营账户还差 ${short} 元,请您充值。`,
      en: `${head.en}the operating account lacks ${short}; top it up.`,
    };
  }
  return {
    zh: `${head.zh}运营账户还差 ${short} 元,转入机构账户的钱后仍差 ${more} 元,请您另外备款。`,
    en: `${head.en}the operating account lacks ${short}, and ${more} when all at the platform was moved there.`,
  };
}
