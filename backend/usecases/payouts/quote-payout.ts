import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayLeftFen, judgeRequest, partsOf } from '../../../core/payout/judge-request';
import { taxMonthOf } from '../../../core/tax/new-tax-month';
import type { PayoutPorts } from './payout-ports';
import { type PayoutWish, type PrepareRefusal, preparePayout, quoteOn, taxMonthFor, walletOr } from './prepare-payout';

export interface PayoutQuoteAnswer {
  readonly grossFen: number;
  readonly taxFen: number;
  readonly netFen: number;
  /** How the tax came about, line by line. */
  readonly taxSteps: readonly { readonly text: string; readonly amountFen: number | null }[];
  /** One part can be requested as it is; of more (the first 100), each is a payout of its own, confirmed on its own. */
  readonly partsFen: readonly number[];
  readonly needsApproval: boolean;
  readonly dayLeftFen: number;
}

const mostParts = 100;

/**
 * What would arrive of an amount, before the promoter confirms. An amount above the limit of one payout is told in how
 * many parts it would have to go; nothing is split unless he asks for the parts.
 *
 * Rejections: not-bound, those of preparePayout and of judgeRequest, but for above-maximum.
 */
export async function quotePayout(
  ports: PayoutPorts,
  openid: string,
  wish: PayoutWish,
): Promise<Outcome<PayoutQuoteAnswer, PrepareRefusal | 'not-bound'>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const prepared = await preparePayout(ports, promoter, wish);
  if (!prepared.ok) return prepared;
  const { settings, payee, nowMs } = prepared.value;
  const wallet = walletOr(promoter, await ports.payouts.findWallet(promoter));
  const month = await taxMonthFor(ports.payouts, promoter, prepared.value, () =>
    ports.payouts.findTaxMonthBefore(promoter, taxMonthOf(nowMs)),
  );
  const quote = quoteOn(month, prepared.value);
  const judged = judgeRequest({ quote, wallet, hasName: payee.hasName, nowMs }, settings);
  if (!judged.ok && judged.code !== 'above-maximum') return judged;
  return ok({
    grossFen: quote.grossFen,
    taxFen: quote.taxFen,
    netFen: quote.netFen,
    taxSteps: quote.steps,
    partsFen: judged.ok ? [quote.grossFen] : partsOf(quote.grossFen, settings).slice(0, mostParts),
    needsApproval: quote.netFen > settings.automaticFen,
    dayLeftFen: dayLeftFen(wallet, settings, nowMs),
  });
}
