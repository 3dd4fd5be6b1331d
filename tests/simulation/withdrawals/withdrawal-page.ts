import { walletOf } from '../../../backend/adapters/stores/wallet-document';
import type { DocumentDatabase } from '../../../backend/ports/document-database';
import type { PayoutPorts } from '../../../backend/usecases/payouts/payout-ports';
import { quotePayout } from '../../../backend/usecases/payouts/quote-payout';
import { requestPayout } from '../../../backend/usecases/payouts/request-payout';
import { withdrawableFen } from '../../../core/ledger/wallet';
import { beijingDayOf } from '../../../core/time/beijing-day';

/** One wish of a promoter for his money; the same `requestId` again is the same wish. */
interface WithdrawalWish {
  readonly promoter: string;
  readonly part: 'all' | 'half' | 'too-much';
  readonly requestId: string;
}

/** What the page of a wish shows: what leaves the wallet, and what arrives. */
export interface ShownAmounts {
  readonly amountFen: number;
  readonly netFen: number;
}

export interface PageWorld {
  readonly database: DocumentDatabase;
  /** What each wish's page shows: a second tap asks for the same amount. */
  readonly shown: Map<string, ShownAmounts>;
  /** Without tax nobody needs a quote to know what arrives. */
  readonly isTaxed: boolean;
}

const route = 'wechat';

/** Where a promoter asks for his money; answers what became of it. */
export function withdrawalPage(ports: PayoutPorts, { database, shown, isTaxed }: PageWorld) {
  const netFenOf = async (promoter: string, amountFen: number): Promise<number> => {
    if (!isTaxed) return amountFen;
    const quote = await quotePayout(ports, `o-${promoter}`, { amountFen, route });
    return quote.ok ? quote.value.netFen : amountFen;
  };
  const amountsOf = async ({ promoter, part, requestId }: WithdrawalWish): Promise<ShownAmounts> => {
    const known = shown.get(requestId);
    if (known !== undefined) return known;
    const stored = await database.find('wallets', promoter);
    const freeFen = stored ? withdrawableFen(walletOf(stored), beijingDayOf(ports.clock.nowMs())) : 0;
    const amountFen = part === 'half' ? Math.floor(freeFen / 2) : part === 'all' ? freeFen : freeFen + 1;
    const amounts = { amountFen, netFen: await netFenOf(promoter, amountFen) };
    shown.set(requestId, amounts);
    return amounts;
  };
  const tap = async (wish: WithdrawalWish): Promise<string> => {
    const { requestId, promoter } = wish;
    const request = { ...(await amountsOf(wish)), requestId, route } as const;
    const answer = await requestPayout(ports, `o-${promoter}`, request);
    return answer.ok ? 'reserved' : `refused: ${answer.code}`;
  };
  return async (wish: WithdrawalWish): Promise<string> => {
    const answer = await tap(wish);
    if (answer !== 'refused: quote-changed') return answer;
    // The page shows anew what would arrive, and he taps once more.
    shown.delete(wish.requestId);
    return `anew ${await tap(wish)}`;
  };
}
