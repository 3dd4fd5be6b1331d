import { resolve } from 'node:path';
import { systemClock } from '../../../backend/adapters/system/system-clock';
import { readPayClientKeys } from '../../../backend/adapters/wechat-pay/pay-environment';
import { wechatPay } from '../../../backend/adapters/wechat-pay/wechat-pay-provider';
import { projectFiles, startWorld, type World } from '../../../emulator/main';
import { recordingJournal } from '../../support/recording-journal';

const root = resolve(__dirname, '..', '..', '..');
let world: World;
beforeAll(async () => {
  world = await startWorld(projectFiles(root));
});
afterAll(() => world.stop());

function post(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
  return fetch(world.addresses.payEventsUrl, { method: 'POST', headers, body });
}

async function notices(): Promise<{ code: string; about: string }[]> {
  const response = await fetch(`${world.addresses.adminUrl}/export`);
  const { collections } = (await response.json()) as { collections: { outbox?: { code: string; about: string }[] } };
  return collections.outbox ?? [];
}

async function databaseCalls(): Promise<number> {
  const response = await fetch(`${world.addresses.adminUrl}/stats`);
  const { gateway } = (await response.json()) as { gateway: { total: number } };
  return gateway.total;
}

describe('the function pay-events', () => {
  it('refuses what is not signed before any database call', async () => {
    const before = await databaseCalls();
    for (const body of ['', '{}', 'x'.repeat(70_000)]) {
      const response = await post(body);
      expect([401, 413]).toContain(response.status);
    }
    const form = await post('data=1&mess=2', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, await form.text()]).toEqual([404, '{"code":"FAIL","message":"not-configured"}']);
    expect((await fetch(world.addresses.payEventsUrl)).status).toBe(405);
    expect(await databaseCalls()).toBe(before);
  });

  it('acknowledges a callback about a number that is not ours once a person is told of it', async () => {
    const { MINI_PROGRAM_APPID, ...pay } = {
      MINI_PROGRAM_APPID: world.addresses.credentials.miniProgramAppid,
      ...(world.addresses.credentials.pay as Record<string, string>),
    };
    const keys = readPayClientKeys({ MINI_PROGRAM_APPID, ...pay });
    const { provider } = wechatPay({ keys, journal: recordingJournal(), clock: systemClock });
    const stray = {
      ...{ payoutNo: 'X202608010001', netFen: 8_800, grossFen: 8_800, openid: 'oMini-wang-ayi' },
      ...{ promoter: 'wxwang', remark: '推广佣金提现', payee: null },
    };
    const answer = await provider.submit(stray);
    await world.pay.play('confirm', { package: answer.kind === 'needs-confirm' ? answer.confirmPackage : '' });
    await world.pay.settle();
    expect(await world.pay.play('callbacks', {})).toMatchObject({
      callbacks: [{ number: 'X202608010001', status: 'delivered', attempts: [{ status: 204, acknowledged: true }] }],
    });
    expect(await notices()).toMatchObject([{ code: 'PAYOUT_UNKNOWN_NUMBER', about: 'X202608010001' }]);
  });
});
