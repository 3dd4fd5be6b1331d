import { callableFunction } from '../../backend/runtime/callable-function';
import { statement } from '../../cloudfunctions/earnings/actions/statement';
import { earningsWorld } from '../support/earnings-world';
import { paid } from '../support/row-after';
import { statementFunctions } from '../support/statement-world';

async function earnings(openid = 'o-wang') {
  const world = await earningsWorld();
  await world.record({ snapshot: paid });
  const ports = { ...statementFunctions(world).ports, promoters: world.ports.promoters };
  return callableFunction({
    name: 'earnings',
    identity: 'required',
    journal: world.journal,
    getContext: () => ({ OPENID: openid, SOURCE: 'wx_client' }),
    actions: { statement: statement(ports) },
  });
}

describe('earnings.statement', () => {
  it.each([
    [{ month: '202608' }, 'statement'],
    [{ fromDay: '20260801', throughDay: '20260801' }, 'statement'],
    [{ fromDay: '20260801', throughDay: '20270801' }, 'statement'],
    [{ month: '202607' }, 'empty'],
    [{ month: '202608', format: 'csv' }, 'file'],
    [{ month: '202608', format: 'xlsx' }, 'file'],
  ])('answers %j with a %s', async (input, kind) => {
    const main = await earnings();
    expect(await main({ action: 'statement', input })).toMatchObject({ ok: true, value: { kind } });
  });

  it.each([
    [{}],
    [{ month: '202613' }],
    [{ month: '2026-08' }],
    [{ month: 202608 }],
    [{ month: { $ne: null } }],
    [{ month: '202608', promoter: 'wxchen' }],
    [{ month: '202608', openid: 'o-chen' }],
    [{ month: '202608', format: 'exe' }],
    [{ month: '202608', fromDay: '20260801' }],
    [{ fromDay: '20260801' }],
    [{ fromDay: '20260802', throughDay: '20260801' }],
    [{ fromDay: '20260231', throughDay: '20260301' }],
    [{ fromDay: '20260801', throughDay: '20270802' }],
    [{ fromDay: { $gt: '' }, throughDay: '20260801' }],
  ])('refuses %j by name', async (input) => {
    const main = await earnings();
    const reply = await main({ action: 'statement', input });
    expect(reply).toMatchObject({ ok: false, code: 'bad-input' });
  });

  it('shows nobody anything of others', async () => {
    const main = await earnings('o-chen');
    expect(await main({ action: 'statement', input: { month: '202608' } })).toMatchObject({ value: { kind: 'empty' } });
  });
});
