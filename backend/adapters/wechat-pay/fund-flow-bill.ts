import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { type BeijingDay, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Journal } from '../../ports/journal';
import type { PayBillLine } from '../../ports/pay-provider';
import { fundFlowLines } from './fund-flow-lines';
import type { PayCall } from './pay-call';

const longestBill = 96 * 1024 * 1024;
/** Bills are made from 9:00 of the next day on; an hour later one that is not there will not come. */
const madeAfterMs = dayMs + 10 * 3_600_000;

const told = v.looseObject({
  hash_type: v.literal('SHA1'),
  hash_value: v.pipe(v.string(), v.regex(/^[0-9A-Fa-f]{40}$/)),
  download_url: v.string(),
});

export interface FundFlowWorld {
  readonly call: PayCall;
  readonly journal: Journal;
  readonly nowMs: () => number;
}

/**
 * Every transfer movement of a Beijing day on the operating account, out of which transfers are paid. A day without any has
 * no bill, which is known from 10:00 of the next day on. undefined while the bill is not made, or cannot be had or read.
 *
 * The hash that a signed answer states is that of the unpacked file.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012556742
 */
export async function readFundFlowBill(world: FundFlowWorld, day: string): Promise<readonly PayBillLine[] | undefined> {
  const { call, journal, nowMs } = world;
  const reply = await call.ask({
    operation: 'bill.ask',
    method: 'GET',
    path: '/v3/bill/fundflowbill',
    query: { bill_date: day.replace(/^(\d{4})(\d{2})/, '$1-$2-'), account_type: 'OPERATION', tar_type: 'GZIP' },
  });
  if (reply.kind === 'unsigned' && reply.code === 'NO_STATEMENT_EXIST') {
    return nowMs() >= startOfBeijingDayMs(day as BeijingDay) + madeAfterMs ? [] : undefined;
  }
  if (reply.kind !== 'verified') return undefined;
  const refuse = (reason: string) => {
    journal.alarm('PAY_BILL', { throughDay: day, reason });
    return undefined;
  };
  const read = v.safeParse(told, reply.data);
  if (!read.success) return refuse('unusable answer');
  const file = await call.download('bill.download', read.output.download_url);
  if (!file) return undefined;
  const text = unpack(file);
  if (!text) return refuse('the file cannot be unpacked');
  if (createHash('sha1').update(text).digest('hex') !== read.output.hash_value.toLowerCase()) {
    return refuse('the file has another hash');
  }
  return (await linesOf(text)) ?? refuse('the file cannot be read');
}

function unpack(file: Buffer): Buffer | undefined {
  try {
    const isPacked = file[0] === 0x1f && file[1] === 0x8b;
    return isPacked ? gunzipSync(file, { maxOutputLength: longestBill }) : file;
  } catch {
    return undefined;
  }
}

async function linesOf(text: Buffer): Promise<readonly PayBillLine[] | undefined> {
  const { parse } = await import('papaparse');
  // A quote inside of a cell is a letter as any other: cells are told apart by commas and begin with a backtick.
  const { data } = parse<string[]>(text.toString('utf8'), {
    skipEmptyLines: true,
    delimiter: ',',
    quoteChar: '\u0000',
  });
  return fundFlowLines(data);
}
