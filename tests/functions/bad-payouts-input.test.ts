import { callableFunction } from '../../backend/runtime/callable-function';
import { consoleUnderTest, startMs } from '../../backend/usecases/brands/console-under-test';
import { consoleActions } from '../../cloudfunctions/console/actions/console-actions';
import { consolePortsOf } from './console-ports';
import { payoutsInputs } from './payouts-inputs';

type Name = keyof typeof payoutsInputs;
const dayMs = 86_400_000;
const { settings } = payoutsInputs.savePayoutSettings();
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `W${index}`);

async function asked(action: Name, input: object) {
  const world = await consoleUnderTest();
  await world.appoint('Boss', 'agency-owner', null);
  await world.appoint('Finance', 'agency-finance', null);
  const main = callableFunction({
    name: 'console',
    identity: 'required',
    journal: { info: () => undefined, alarm: () => undefined },
    getContext: () => ({ OPENID: 'oBoss', SOURCE: 'wx_client' }),
    actions: consoleActions(consolePortsOf(world)),
  });
  const reply = await main({ action, input: { ...payoutsInputs[action](), ...input } });
  return { reply, entries: await world.database.count('audit', {}) };
}

describe('what nobody can ask about payouts', () => {
  it.each<[string, Name, object, string]>([
    ['a batch of nothing', 'decidePayouts', { payoutNos: [] }, 'bad-input'],
    ['a batch of 51', 'decidePayouts', { payoutNos: numbers(51) }, 'bad-input'],
    ['a number twice', 'decidePayouts', { payoutNos: ['W1', 'W1'] }, 'bad-input'],
    ['a number with a bar', 'decidePayouts', { payoutNos: ['W1|x'] }, 'bad-input'],
    ['a place behind the batch', 'decidePayouts', { fromIndex: 50 }, 'bad-input'],
    ['half a place', 'decidePayouts', { fromIndex: 0.5 }, 'bad-input'],
    ['another decision', 'decidePayout', { decision: 'pay' }, 'bad-input'],
    ['a reason of two characters', 'decidePayout', { reason: '同意' }, 'bad-input'],
    ['a payout that is not there', 'decidePayout', {}, 'payout-not-found'],
    ['to sign off what is not there', 'abandonPayout', {}, 'payout-not-found'],
    ['a pause that is over', 'pausePayouts', { untilMs: startMs }, 'block-term-out-of-range'],
    ['a pause of 91 days', 'pausePayouts', { untilMs: startMs + 91 * dayMs }, 'block-term-out-of-range'],
    ['a pause until NaN', 'pausePayouts', { untilMs: Number.NaN }, 'bad-input'],
    ['a place in the queue that no page told', 'payoutQueue', { after: '5|x' }, 'bad-input'],
    ['a day that is none', 'payoutQueue', { day: '20260230' }, 'bad-input'],
    ['a route that is none', 'payoutQueue', { route: 'cash' }, 'bad-input'],
    ['an amount as text', 'savePayoutSettings', { settings: { ...settings, maxFen: '1' } }, 'bad-input'],
    [
      'endless money',
      'savePayoutSettings',
      { settings: { ...settings, maxFen: Number.POSITIVE_INFINITY } },
      'bad-input',
    ],
    ['a pause among the settings', 'savePayoutSettings', { settings: { ...settings, pause: null } }, 'bad-input'],
    ['settings without a limit', 'savePayoutSettings', { settings: { ...settings, aloneFen: undefined } }, 'bad-input'],
    ['settings as somebody else saw them', 'savePayoutSettings', { revision: 7 }, 'changed-meanwhile'],
    ['limits that nobody wants', 'decidePayoutSettings', {}, 'raise-not-found'],
  ])('%s', async (_name, action, input, code) => {
    const { reply, entries } = await asked(action, input);
    expect(reply).toMatchObject({ ok: false, code });
    expect(reply.ok ? '' : reply.message).toMatch(/[一-鿿].*。/);
    expect(entries).toBe(0);
  });

  it('half a fen is answered field by field', async () => {
    const { reply, entries } = await asked('savePayoutSettings', {
      settings: { ...settings, minFen: 10.5, maxFen: -1 },
    });
    const findings = [{ field: 'minFen' }, { field: 'maxFen' }];
    expect(reply).toMatchObject({ ok: true, value: { saved: false, findings } });
    expect(entries).toBe(0);
  });
});
