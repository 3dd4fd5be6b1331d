import type { NoticeFault, NoticeRow } from '../notices/notice-rows';
import { type PayContext, seededBytes } from '../pay-context';
import { seal3Des, signGig } from './gig-wire';

const STALE_SECONDS = 420;

/** A callback of the gig platform: a form with `data`, `mess`, `timestamp`, `sign`, `sign_type`. */
export function gigNotice(
  context: PayContext,
  row: NoticeRow,
  fault: NoticeFault | undefined,
): { headers: Record<string, string>; body: string } {
  const { gig } = context.credentials;
  const nowSec = Math.floor(context.nowMs() / 1000);
  const data = seal3Des(row.text, gig.des3Key);
  const mess = seededBytes(context, `mess|${row.id}|${row.attempts.length}`).toString('hex').slice(0, 16);
  const timestamp = String(fault === 'stale-timestamp' ? nowSec - STALE_SECONDS : nowSec);
  const form = { data, mess, timestamp, sign_type: 'rsa' };
  const sign = signGig(form, { appKey: gig.appKey, privateKey: gig.platform.privateKey });
  const isSpoilt = fault !== undefined && fault !== 'stale-timestamp';
  const sent = { ...form, sign: isSpoilt ? sign.split('').reverse().join('') : sign };
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(sent).toString(),
  };
}
