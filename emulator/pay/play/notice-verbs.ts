import type { NoticeRow } from '../notices/notice-rows';
import type { PlayDesk } from './play-desk';
import type { PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

/** The log of callbacks with every try, oldest first. `newest`: only so many. */
function callbacks({ context, urls }: PlayDesk, input: PlayInput) {
  const newest = input.optionalWhole('newest');
  const { notices } = context().state;
  const shown = newest === undefined ? notices : notices.slice(-newest);
  return { notify_urls: urls, callbacks: shown.map(noticeView) };
}

/** The last notification about a number once more, as it was. */
function resend({ context, queue }: PlayDesk, input: PlayInput) {
  return noticeView(queue.repeat(lastAbout(context().state.notices, input.text('number'))));
}

/** Sends a message with a deliberately wrong signature about a number, and says how it was answered. */
async function probe({ context, queue }: PlayDesk, input: PlayInput) {
  const number = input.optionalText('number');
  const about = number === undefined ? undefined : lastAbout(context().state.notices, number);
  const row = queue.probe(
    about ?? { subject: 'SIGNTEST', eventType: 'MCHTRANSFER.BILL.FINISHED', summary: '探测', text: '{}' },
  );
  await queue.settle();
  return noticeView(row);
}

/** `on` keeps new callbacks back; off lets those go that were kept. */
function hold({ queue, context }: PlayDesk, input: PlayInput) {
  queue.hold(input.flag('on'));
  return { held: context().state.notices.filter(({ status }) => status === 'held').length };
}

/** Waits until every callback that is due was sent. */
async function settle({ queue, context }: PlayDesk) {
  await queue.settle();
  return { waiting: context().state.notices.filter(({ status }) => status === 'waiting').length };
}

/** Where callbacks go: `url` WeChat Pay's, `gig_url` the gig platform's. */
function notifyUrl({ urls }: PlayDesk, input: PlayInput) {
  if (input.has('url')) urls.pay = input.text('url');
  if (input.has('gig_url')) urls.gig = input.text('gig_url');
  return { notify_urls: urls };
}

function lastAbout(rows: readonly NoticeRow[], number: string): NoticeRow {
  const row = rows.filter(({ subject, isProbe }) => subject === number && !isProbe).at(-1);
  if (!row) throw new PlayRefused('no-such-callback', `nothing was told about ${number}; see GET /play/callbacks`);
  return row;
}

function noticeView(row: NoticeRow) {
  const { id, subject, eventType, status, text, isProbe, byCertificate, firstFault, dueMs, attempts } = row;
  return {
    id,
    number: subject,
    event_type: eventType,
    status,
    content: JSON.parse(text),
    probe: isProbe,
    signed_by: byCertificate ? 'certificate' : 'public-key',
    fault: firstFault ?? null,
    due_ms: status === 'waiting' ? dueMs : null,
    attempts,
  };
}

export const noticeVerbs = {
  acting: { resend, probe, hold, settle, 'notify-url': notifyUrl },
  reading: { callbacks },
};
