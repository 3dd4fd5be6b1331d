import * as v from 'valibot';
import type { Journal } from '../../ports/journal';
import type { PayBillLine } from '../../ports/pay-provider';
import { fenOfYuan } from '../wechat-pay/yuan-fen';
import type { GigCall } from './gig-call';
import { channelNames, type GigKeys } from './gig-environment';

const pageSize = 200;
const mostPages = 500;

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const dayForm = v.looseObject({
  total_num: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  list: v.nullish(
    v.array(
      v.looseObject({
        order_id: v.string(),
        ref: text,
        status: text,
        broker_amount: text,
        finished_time: v.nullish(v.string(), ''),
        created_at: v.nullish(v.string(), ''),
      }),
    ),
    [],
  ),
});
type Row = NonNullable<v.InferOutput<typeof dayForm>['list']>[number];

/**
 * What the platform paid out and took back among the orders of a Beijing day, page by page and sealed. An order that a bank
 * gave back (9) went out and came back; one that is not paid moved nothing. undefined when the day cannot be had whole.
 */
export async function listGigDay(
  { call, keys, journal }: { readonly call: GigCall; readonly keys: GigKeys; readonly journal: Journal },
  day: string,
): Promise<readonly PayBillLine[] | undefined> {
  const lines: PayBillLine[] = [];
  let offset = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const reply = await call({
      ...{ operation: 'gig.day', method: 'GET', path: '/api/dataservice/v1/orders', isSealed: true },
      params: {
        order_date: day.replace(/^(\d{4})(\d{2})/, '$1-$2-'),
        ...{ offset, length: pageSize, channel: channelNames[keys.channel] },
      },
    });
    const read = v.safeParse(dayForm, reply.kind === 'answered' ? reply.data : undefined);
    const rows = read.success ? (read.output.list ?? []) : [];
    const moved = rows.map(linesOf);
    if (!read.success || moved.some((each) => each === undefined)) {
      if (reply.kind === 'answered') journal.alarm('PAY_BILL', { throughDay: day, reason: 'unusable answer' });
      return undefined;
    }
    lines.push(...moved.flatMap((each) => each ?? []));
    offset += rows.length;
    if (offset >= read.output.total_num) return lines;
    if (rows.length === 0) return undefined;
  }
  return undefined;
}

function linesOf({
  order_id: payoutNo,
  ref: providerNo,
  status,
  broker_amount: amount,
  ...row
}: Row): PayBillLine[] | undefined {
  const isPaid = status === '1' || status === '9';
  if (!isPaid) return [];
  const amountFen = fenOfYuan(amount);
  const atMs = momentOf(row.finished_time || row.created_at || '');
  if (amountFen === undefined || amountFen < 0 || Number.isNaN(atMs)) return undefined;
  const out: PayBillLine = { payoutNo, providerNo, amountFen, direction: 'out', atMs };
  return status === '9' ? [out, { ...out, direction: 'back' }] : [out];
}

/** Beijing time as the platform writes it; NaN when it is none. */
function momentOf(written: string): number {
  return Date.parse(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(written) ? `${written.replace(' ', 'T')}+08:00` : '');
}
