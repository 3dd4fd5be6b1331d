import { subtractFen, zeroFen } from '../money/fen';
import type { TaxedElsewhere, TaxMonth } from './tax-month';

/** Nothing of a month is taxed elsewhere. */
export const nothingElsewhere: TaxedElsewhere = {
  paidGrossFen: zeroFen,
  withheldFen: zeroFen,
  reservedGrossFen: zeroFen,
};

type Amounts = Pick<TaxMonth, 'paidGrossFen' | 'withheldFen' | 'reservedGrossFen' | 'elsewhere'>;

/** What of a month the rule of persons is about: all of it but what others tax. */
export function ownPart({ paidGrossFen, withheldFen, reservedGrossFen, elsewhere }: Amounts): TaxedElsewhere {
  return {
    paidGrossFen: subtractFen(paidGrossFen, elsewhere.paidGrossFen),
    withheldFen: subtractFen(withheldFen, elsewhere.withheldFen),
    reservedGrossFen: subtractFen(reservedGrossFen, elsewhere.reservedGrossFen),
  };
}
