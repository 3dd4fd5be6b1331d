import { fen } from '../../../core/money/fen';
import { adjust, give, openCorrectionWorld, owner } from '../../../tests/support/correction-world';
import { proveBooks, readAll, readBooks } from '../../../tests/support/money-world';
import { paid } from '../../../tests/support/row-after';
import { previewCorrection } from './preview-correction';

describe('a correction for oneself', () => {
  const wang = { openid: 'o-wang', name: '小王' } as const;
  const chen = { openid: 'o-chen', name: '小陈' } as const;

  it.each([
    ['more in his own wallet', adjust(100), wang],
    ['less in his own wallet', adjust(-100, { mayCreateDebt: true }), wang],
    ['an order to himself', give('wxchen'), chen],
  ])('is refused while somebody else could do it: %s', async (_name, subject, actor) => {
    const world = await openCorrectionWorld();
    await world.record({ snapshot: paid });
    const refused = { ok: false, code: 'own-wallet' };
    expect(await previewCorrection(world.ports, actor, subject, 'every-brand')).toEqual(refused);
    expect(await world.request(subject, 'r1', actor)).toEqual(refused);
    expect(await readAll(world.database, 'corrections')).toEqual([]);
  });

  it('is not approved by whom it is for either, and waits for another', async () => {
    const world = await openCorrectionWorld();
    const dear = { serviceAmountFen: fen(31_250), promoterAgency: { appid: 'wxagency', amountFen: fen(31_250) } };
    await world.record({ snapshot: { ...paid, ...dear } });
    const asked = await world.request(give('wxchen'));
    if (!asked.ok) throw new Error(asked.code);
    const id = asked.value.correctionId;
    expect(await world.decide(id, chen)).toEqual({ ok: false, code: 'own-wallet' });
    expect(await world.decide(id, owner)).toMatchObject({ ok: true, value: { state: 'approved' } });
  });

  it('waits its day, however small, where nobody else could approve', async () => {
    const world = await openCorrectionWorld({}, ['o-wang']);
    const subject = adjust(100);
    expect(await previewCorrection(world.ports, wang, subject, 'every-brand')).toMatchObject({
      value: { needsSecondPerson: true, waitsAlone: true },
    });
    const asked = await world.request(subject, 'r1', wang);
    if (!asked.ok) throw new Error(asked.code);
    expect(asked.value.state).toBe('requested');
    expect(world.journal.alarms).toContain('CORRECTION_WAITS_ALONE');
    const { correctionId } = asked.value;
    expect(await world.decide(correctionId, wang)).toEqual({ ok: false, code: 'wait-not-over' });
    world.clock.setMs(world.clock.nowMs() + 24 * 3_600_000);
    expect(await world.decide(correctionId, wang)).toMatchObject({ ok: true, value: { state: 'approved' } });
    const { wallets } = await readBooks(world.database);
    expect(wallets.map(({ promoter, availableFen }) => [promoter, availableFen])).toEqual([['wxwang', 100]]);
    await proveBooks(world.database);
  });
});
