import type { OrderLine } from '../store-state';

const WHOLE_PPM = 1_000_000;

export type CommissionAmounts = {
  /** The amount commission is computed on, after refunds. */
  actualPayment: number;
  /** What the agency side receives in all. */
  fee: number;
  /** What the platform itself pays the promoter: 0 when the agency settles. */
  sharer: number;
  /** What is left for the agency. */
  service: number;
};

/**
 * The amounts of one commission order in fen, each hop rounded down: fee = payment × service ratio; under platform
 * split the promoter gets fee × his ratio, under agency settlement the platform pays him nothing.
 */
export function commissionAmounts(line: OrderLine, hasSharer: boolean): CommissionAmounts {
  const actualPayment = line.payment - line.refunded;
  const serviceRatio = line.commission?.service_ratio ?? 0;
  const fee = Math.floor((actualPayment * serviceRatio) / WHOLE_PPM);
  const splits = hasSharer && line.commission?.commission_type === 0;
  const sharer = splits ? Math.floor((fee * (line.commission?.commission_ratio ?? 0)) / WHOLE_PPM) : 0;
  return { actualPayment, fee, sharer, service: fee - sharer };
}
