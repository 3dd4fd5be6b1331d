import { type Fen, fen } from '../money/fen';
import { floorShare } from '../money/floor-share';
import type { RatePpm } from '../money/rate-ppm';
import { yuanText } from '../money/yuan-text';

/** What of a thing its commission follows from. */
export interface CommissionFacts {
  /** The part of the price that the platform hands to the agency; null where the kind states none. */
  readonly serviceRatioPpm: RatePpm | null;
  /** What the platform expects the agency to earn by one sale; null where it says nothing. */
  readonly expectedFeeFen: Fen | null;
  /** The promoter's part of that. */
  readonly sharePpm: RatePpm;
}

/**
 * How a promoter's commission comes about, in one or two sentences. It promises nothing: what an order really brings
 * follows from what was paid and from the rates at that moment.
 */
export function commissionWords({ serviceRatioPpm, expectedFeeFen, sharePpm }: CommissionFacts): string {
  const share = percentOf(sharePpm);
  if (serviceRatioPpm !== null) {
    const whole = percentOf(floorShare(fen(serviceRatioPpm), sharePpm));
    return `服务费是成交额的 ${percentOf(serviceRatioPpm)},其中 ${share} 归您,合成交额的 ${whole}。按下单时的费率算。`;
  }
  if (expectedFeeFen !== null) {
    return `微信给出的服务费约 ${yuanText(expectedFeeFen)} 元,其中 ${share} 归您。按实际成交算。`;
  }
  return `按买家所买商品各自的服务费算,其中 ${share} 归您。`;
}

/** A rate in ppm with up to two decimals and without idle zeros: 125000 is 12.5%. */
function percentOf(ppm: number): string {
  return `${Math.floor(ppm / 100) / 100}%`;
}
