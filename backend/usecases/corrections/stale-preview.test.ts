import { fen } from '../../../core/money/fen';
import { finance, give, openCorrectionWorld } from '../../../tests/support/correction-world';
import { proveBooks, readAll, readBooks } from '../../../tests/support/money-world';
import { minuteLater, paid, sharer } from '../../../tests/support/row-after';
import { previewCorrection } from './preview-correction';
import { requestCorrection } from './request-correction';

describe('a correction that was looked at before', () => {
  it.each([
    ['nothing changed', {}, 'approved', 3_860],
    ['a refund since makes it smaller', { serviceAmountFen: fen(2_000), promoterAgency: null }, 'approved', 1_600],
    ['more would move now', { serviceAmountFen: fen(6_000), promoterAgency: null }, 'changed-meanwhile', 0],
    ['another’s money would move now', sharer('wxli'), 'changed-meanwhile', 0],
  ])('is carried out as it was seen: %s', async (_name, changes, expected, movedFen) => {
    const world = await openCorrectionWorld();
    await world.record({ snapshot: paid });
    const looked = await previewCorrection(world.ports, finance, give('wxchen'), 'every-brand');
    if (!looked.ok) throw new Error(looked.code);
    const { fromPromoter, amountFen } = looked.value;
    expect({ fromPromoter, amountFen }).toEqual({ fromPromoter: 'wxwang', amountFen: 3_860 });
    if (Object.keys(changes).length > 0) await world.record({ snapshot: minuteLater(paid, changes) });
    const answer = await requestCorrection(world.ports, finance, {
      ...{ subject: give('wxchen'), seen: { fromPromoter, amountFen }, reach: 'every-brand' },
      ...{ reason: '买家来电说明', requestId: 'looked-at' },
    });
    expect(answer.ok ? answer.value.state : answer.code).toBe(expected);
    const { wallets } = await readBooks(world.database);
    expect(wallets.find(({ promoter }) => promoter === 'wxchen')?.frozenFen ?? 0).toBe(movedFen);
    const kept = (await readAll(world.database, 'corrections')).filter(({ state }) => state !== undefined);
    expect(kept).toHaveLength(expected === 'approved' ? 1 : 0);
    await proveBooks(world.database);
  });
});
