import { fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import type { Wording } from '../wording/beijing-text';
import type { PayoutDifference, PayoutDifferenceCode } from './judge-payout';

type Sentence = (ours: string, theirs: string) => Wording;

const sentences: Readonly<Record<PayoutDifferenceCode, Sentence>> = {
  THEIRS_NOT_OURS: (_ours, theirs) => ({
    zh: `平台账单有一笔 ${theirs} 元的付款,这里没有提交过。请您马上到商户平台核对是谁付的。`,
    en: `${theirs} yuan left for a number that was never handed over here.`,
  }),
  OURS_NOT_THEIRS: (ours) => ({
    zh: `这里记为已到账 ${ours} 元,平台账单没有这笔付款。请您到商户平台核对。`,
    en: `${ours} yuan are paid here, and the bill has nothing.`,
  }),
  AMOUNT_DIFFERS: (ours, theirs) => ({
    zh: `平台账单是 ${theirs} 元,这里是 ${ours} 元。请您到商户平台核对金额。`,
    en: `The bill says ${theirs} yuan, we say ${ours}.`,
  }),
  NOT_GIVEN_BACK: (_ours, theirs) => ({
    zh: `这笔没有付成,钱已退回推客,平台账单还有 ${theirs} 元没有退回。请您到商户平台核对。`,
    en: `It was not paid and the promoter has it back; ${theirs} yuan did not come back to us.`,
  }),
  GIVEN_BACK_UNTOLD: (ours, theirs) => ({
    zh: `这里记为已到账 ${ours} 元,平台账单退回后只剩 ${theirs} 元。请您到商户平台核对退回。`,
    en: `${ours} yuan are paid here; after what came back the bill says ${theirs}.`,
  }),
  LEDGER_DIFFERS: (ours, theirs) => ({
    zh: `这笔提现是 ${ours} 元,账本记了 ${theirs} 元。请您联系技术人员核对。`,
    en: `The payout says ${ours} yuan, the ledger ${theirs}.`,
  }),
};

/** What the comparison of a payout with the bill and the ledger found, and what to do; amounts in yuan. */
export function payoutDifferenceWording({ code, oursFen, theirsFen }: PayoutDifference): Wording {
  return sentences[code](yuanText(fen(oursFen)), yuanText(fen(theirsFen)));
}
