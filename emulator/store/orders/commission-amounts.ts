import type { LineCommission, OrderLine } from '../store-state';

const WHOLE_PPM = 1_000_000;

export type CommissionAmounts = {
  /** The amount commission is computed on, after refunds. */
  actualPayment: number;
  /** What the agency side receives in all; in a chain, what reaches the agency of the promoter. */
  fee: number;
  /** What the platform itself pays the promoter: 0 when the agency settles. */
  sharer: number;
  /** The net that the agency keeps. */
  service: number;
  /** The gross of the party after the agency, where it sees one. */
  next?: { party: 'sub-agency' | 'talent'; ratio: number; amount: number };
};

/**
 * The amounts of one commission order in fen, each hop rounded down: fee = payment × service ratio; under platform
 * split the promoter gets fee × his ratio, under agency settlement the platform pays him nothing. In a chain every
 * party has its gross by its own ratio of the payment and keeps what it does not pass on; each sees its own net and
 * the gross of the next. Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder.md
 */
export function commissionAmounts(line: OrderLine, hasSharer: boolean): CommissionAmounts {
  const actualPayment = line.payment - line.refunded;
  const { commission } = line;
  const gross = (ratio: number) => Math.floor((actualPayment * ratio) / WHOLE_PPM);
  const split = (fee: number) =>
    hasSharer && commission?.commission_type === 0 ? Math.floor((fee * commission.commission_ratio) / WHOLE_PPM) : 0;
  const first = gross(commission?.service_ratio ?? 0);
  if (!commission?.chain) return { actualPayment, fee: first, sharer: split(first), service: first - split(first) };
  return {
    actualPayment,
    ...chainAmounts({ commission, chain: commission.chain }, { gross, split, first, hasSharer }),
  };
}

type ChainWays = { gross(ratio: number): number; split(fee: number): number; first: number; hasSharer: boolean };

function chainAmounts(
  { chain }: { commission: LineCommission; chain: NonNullable<LineCommission['chain']> },
  { gross, split, first, hasSharer }: ChainWays,
): Omit<CommissionAmounts, 'actualPayment'> {
  const promoterAgency = hasSharer ? gross(chain.promoter_agency.ratio) : 0;
  const sharer = chain.we === 'first' ? 0 : split(promoterAgency);
  if (chain.we === 'promoter-agency') return { fee: promoterAgency, sharer, service: promoterAgency - sharer };
  const next = nextParty(chain, gross);
  const kept = first - (next?.amount ?? promoterAgency);
  const asPromoterAgency = chain.we === 'both' ? promoterAgency - sharer : 0;
  return {
    fee: chain.we === 'both' ? promoterAgency : first,
    sharer,
    service: kept + asPromoterAgency,
    ...(next ? { next } : {}),
  };
}

function nextParty(
  chain: NonNullable<LineCommission['chain']>,
  gross: (ratio: number) => number,
): CommissionAmounts['next'] {
  if (chain.sub_agency) {
    const { ratio } = chain.sub_agency;
    return { party: 'sub-agency', ratio, amount: gross(ratio) };
  }
  if (chain.talent_ratio === undefined) return undefined;
  return { party: 'talent', ratio: chain.talent_ratio, amount: gross(chain.talent_ratio) };
}
