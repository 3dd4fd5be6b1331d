import type { OrderVerdict } from './order-verdict';

/** What else than orders moves a promoter's money. */
export interface Besides {
  /** Money of days up to this one is free. */
  readonly today: string;
  readonly adjustedFen: ReadonlyMap<string, number>;
  readonly promoters: readonly string[];
  /** By the pay platform's own books. */
  readonly paidFen: (promoter: string) => number;
  /** What was withheld from that, beyond it. */
  readonly withheldFen: (promoter: string) => number;
}

/** Where each promoter's money lies once the day's release has run and every payout has ended; zeros are left out. */
export function walletVerdicts(orders: readonly OrderVerdict[], besides: Besides): Map<string, Map<string, number>> {
  const wallets = new Map<string, Map<string, number>>();
  const add = (promoter: string, place: string, fen: number) => {
    const wallet = wallets.get(promoter) ?? new Map<string, number>();
    wallets.set(promoter, wallet);
    const sumFen = (wallet.get(place) ?? 0) + fen;
    if (sumFen === 0) wallet.delete(place);
    else wallet.set(place, sumFen);
  };
  for (const { promoter, promoterFen, place } of orders) {
    if (promoter !== null) add(promoter, walletPlace(place, besides.today), promoterFen);
  }
  for (const [promoter, fen] of besides.adjustedFen) add(promoter, 'available', fen);
  for (const promoter of besides.promoters) {
    const paidFen = besides.paidFen(promoter);
    add(promoter, 'available', -paidFen - besides.withheldFen(promoter));
    add(promoter, 'paid', paidFen);
  }
  return wallets;
}

function walletPlace(place: string, today: string): string {
  if (place === 'frozen' || place === 'held') return place;
  return place <= today ? 'available' : `due/${place}`;
}
