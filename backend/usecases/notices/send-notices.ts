import { yuanText } from '../../../core/money/yuan-text';
import type { NoticeTemplate } from '../../../core/notices/notice-template';
import { momentText } from '../../../core/wording/beijing-text';
import type { Clock } from '../../ports/clock';
import type { MessageSender } from '../../ports/message-sender';
import type { MessageTemplates } from '../../ports/message-templates';
import type { NoticeConsents } from '../../ports/notice-consents';
import type { NoticeQueue, SendOutcome, WaitingNotice } from '../../ports/notice-queue';
import { Outage } from '../../ports/outage';
import type { PromoterStore } from '../../ports/promoter-store';
import { wordingOfNotice } from './read-notices';

export interface SendNoticesPorts {
  readonly clock: Clock;
  readonly templates: MessageTemplates;
  readonly queue: Pick<NoticeQueue, 'listWaiting' | 'claim' | 'finish'>;
  readonly consents: NoticeConsents;
  readonly promoters: Pick<PromoterStore, 'findPromoter'>;
  readonly sender: MessageSender;
}

const pageSize = 100;
/** Older news stay in the inbox only: a message that comes days later says something that is no longer so. */
const freshMs = 24 * 3_600_000;
/** What a `thing` of a template takes. https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html */
const longestThing = 20;

/**
 * Sends WeChat messages for notices that wait, each at most once: it is claimed first, and whatever comes of the call is
 * final. Without a template, a consent, or after a day nothing is sent; the notice stands in the inbox all the same.
 * While no template is set nothing is touched.
 *
 * @returns counts by outcome
 */
export async function sendNotices(
  ports: SendNoticesPorts,
  leftMs: () => number,
): Promise<Partial<Record<SendOutcome, number>>> {
  const templates = await ports.templates.current();
  if (Object.keys(templates).length === 0) return {};
  const counts: Partial<Record<SendOutcome, number>> = {};
  for (;;) {
    const waiting = await ports.queue.listWaiting(pageSize);
    for (const notice of waiting) {
      if (leftMs() < 5_000) return counts;
      if (!(await ports.queue.claim(notice.rowId))) continue;
      const outcome = await sendOne(ports, notice, templates);
      await ports.queue.finish(notice.rowId, outcome);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    if (waiting.length < pageSize) return counts;
  }
}

async function sendOne(
  ports: SendNoticesPorts,
  notice: WaitingNotice,
  templates: Readonly<Record<string, string>>,
): Promise<SendOutcome> {
  const nowMs = ports.clock.nowMs();
  if (nowMs - notice.notedAtMs > freshMs) return 'too-old';
  const template = templateOf(notice);
  const templateId = templates[template];
  const openid = (await ports.promoters.findPromoter(notice.promoter))?.openid;
  if (!templateId || !openid || !(await ports.consents.use(openid, template))) return 'no-consent';
  try {
    const message = { openid, templateId, page: pageOf(notice), data: dataOf(notice) };
    const answer = await ports.sender.send(message);
    if (answer === 'no-consent') await ports.consents.forget(openid, template);
    return typeof answer === 'string' ? answer : 'refused';
  } catch (error) {
    if (error instanceof Outage) return 'unknown';
    throw error;
  }
}

/** Where a tap on the message leads: to the payout that it is about, else to all messages. */
function pageOf(notice: WaitingNotice): string {
  return notice.kind === 'payout'
    ? `packages/money/withdraw/withdraw?id=${encodeURIComponent(notice.payoutNo)}`
    : 'packages/mine/notices/notices';
}

/** The kind of message that a notice goes out as. */
function templateOf(notice: WaitingNotice): NoticeTemplate {
  if (notice.kind === 'payout') return notice.code === 'PAYOUT_READY' ? 'payout' : 'confirm-soon';
  if (notice.kind !== 'money') return 'plan';
  switch (notice.code) {
    case 'ORDER_PAID':
      return 'order';
    case 'ORDER_RECEIVED':
      return 'receipt';
    case 'MONEY_FREE':
      return 'free';
    case 'ORDER_REFUNDED':
      return 'refund';
    default:
      return 'payout';
  }
}

/** The fields that each template is chosen with: what happened, when, and where there is one the amount. */
function dataOf(notice: WaitingNotice): Record<string, string> {
  const { zh } = wordingOfNotice(notice);
  const letters = [...zh];
  const thing1 = letters.length > longestThing ? `${letters.slice(0, longestThing - 1).join('')}…` : zh;
  const base = { thing1, time2: momentText(notice.notedAtMs).zh };
  if (notice.kind === 'money') return { ...base, amount3: `${yuanText(notice.amountFen)}元` };
  return notice.kind === 'payout' ? { ...base, amount3: `${yuanText(notice.netFen)}元` } : base;
}
