import { systemClock } from '../../../backend/adapters/system/system-clock';
import { readPayClientKeys } from '../../../backend/adapters/wechat-pay/pay-environment';
import { wechatPay } from '../../../backend/adapters/wechat-pay/wechat-pay-provider';
import type { PayOrder } from '../../../backend/ports/pay-provider';
import { environmentOf, type ForgeAnswer, type ForgePlatform, makeKeys } from './forge-platform';

export const keys = makeKeys();

export const order: PayOrder = {
  payoutNo: 'W202607010001',
  netFen: 8_800,
  grossFen: 8_800,
  openid: 'oAlice',
  promoter: 'wxalice',
  remark: '推广佣金提现',
  payee: null,
};
export const transferPath = '/v3/fund-app/mch-transfer/transfer-bills';
/** What an answer to a creation states besides the state. */
export const head = {
  out_bill_no: 'W202607010001',
  transfer_bill_no: '1330000071100',
  create_time: '2026-07-01T12:00:00+08:00',
};
/** What an answer to a question states besides the state. */
export const told = {
  ...head,
  mch_id: '1900000109',
  appid: 'wx0000000000000002',
  transfer_amount: 8_800,
  transfer_remark: '推广佣金提现',
  openid: 'oAlice',
  update_time: '2026-07-01T12:03:04+08:00',
};
export const paid = {
  kind: 'paid',
  providerNo: '1330000071100',
  paidAtMs: Date.parse('2026-07-01T04:03:04Z'),
  netFen: 8_800,
  taxFen: null,
};

type Line = readonly [level: 'info' | 'alarm', event: string, facts: unknown];

/** A client of the platform, and what it wrote down. */
export function openPay(
  platform: ForgePlatform,
  part: Partial<Parameters<typeof wechatPay>[0]> = {},
  environment: Readonly<Record<string, string | undefined>> = environmentOf(keys, platform.url),
) {
  const lines: Line[] = [];
  const journal = {
    info: (event: string, facts?: unknown) => void lines.push(['info', event, facts]),
    alarm: (event: string, facts?: unknown) => void lines.push(['alarm', event, facts]),
  };
  const pay = wechatPay({ keys: readPayClientKeys(environment), journal, clock: systemClock, ...part });
  const alarms = () => lines.filter(([level]) => level === 'alarm').map(([, event]) => event);
  return { ...pay, lines, alarms };
}

/** The platform answers one after the other, the last one for ever. */
export function says(platform: ForgePlatform, ...answers: readonly ForgeAnswer[]): void {
  let count = 0;
  platform.answer = () => answers[Math.min(count++, answers.length - 1)] ?? {};
}
