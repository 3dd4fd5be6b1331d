import { noticeOf } from '../contents';
import { nowSec, type StoreContext } from '../store-context';
import type { LinkRow } from '../store-state';
import type { LiveNoticeFacts, LiveRoomFacts } from '../store-world';
import { noteAction, noteTouch, touchReason } from './link-touch';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';
import { wantedLink } from './wanted-link';

export const RESERVE_DECISIONS = ['reserve', 'cancel', 'close', 'go', 'decline'] as const;
export const NOTICE_STEPS = ['start', 'cancel', 'end', 'announce'] as const;

export type ReserveWish = {
  person: string;
  notice_id: string;
  promoter_share_link?: string;
  decision?: (typeof RESERVE_DECISIONS)[number];
};

/** `state` as `wx.reserveChannelsLive` answers it. */
export type ReservedContent = { notice_id: string; state: number; touched: boolean };

/**
 * What a person does in the dialog of `wx.reserveChannelsLive`: 1, 2 on air already (declined, went there), 3 cancelled,
 * 4 over, 5 not reserved, 6 reserved now, 7 gave the reservation up, 8 had reserved before. A reservation through a
 * promoter's link is his.
 * Source: https://developers.weixin.qq.com/miniprogram/dev/api/open-api/channels/wx.reserveChannelsLive.html
 */
export function reserveContent(context: StoreContext, body: PlayBody): ReservedContent {
  const input = new PlayInput(body);
  const person = input.person(context);
  const notice = knownNotice(context, input);
  const link = wantedLink(context, input);
  const touched = touchReason(context, link) === 'RECORDED';
  if (touched) noteTouch(context, person, link);
  context.state.whereabouts[person.id] = { linkKey: link.key, atMs: context.nowMs() };
  const decision = input.has('decision') ? input.oneOf('decision', RESERVE_DECISIONS) : 'reserve';
  const state = reserveState(context, { person: person.id, notice, link }, decision);
  if (state === 6) noteAction(context, person, link, 'reserve');
  return { notice_id: notice.notice_id, state, touched };
}

function reserveState(
  context: StoreContext,
  { person, notice, link }: { person: string; notice: LiveNoticeFacts; link: LinkRow },
  decision: (typeof RESERVE_DECISIONS)[number],
): number {
  if (notice.status === 'live') return decision === 'go' ? 2 : 1;
  if (notice.status === 'cancelled') return 3;
  if (notice.status === 'ended') return 4;
  const { state } = context;
  const { notice_id } = notice;
  const isReserved = state.reservations.some((row) => row.person === person && row.notice_id === notice_id);
  if (isReserved && decision === 'cancel') {
    state.reservations = state.reservations.filter((row) => row.person !== person || row.notice_id !== notice_id);
    return 7;
  }
  if (isReserved) return 8;
  if (decision !== 'reserve') return 5;
  const sharer_appid = link.tag.of === 'promoter' ? link.tag.sharer_appid : null;
  state.reservations.push({ person, notice_id, sharer_appid });
  return 6;
}

/** An announced broadcast starts (in a room of its own), is cancelled, ends, or is announced for another time. */
export function noticeContent(context: StoreContext, body: PlayBody): LiveNoticeFacts & { room?: LiveRoomFacts } {
  const input = new PlayInput(body);
  const notice = knownNotice(context, input);
  const step = input.oneOf('step', NOTICE_STEPS);
  if (step === 'announce') {
    notice.status = 'announced';
    notice.start_time = input.whole('start_time');
    return notice;
  }
  if (step === 'cancel') notice.status = 'cancelled';
  if (step === 'end') notice.status = 'ended';
  const export_id = `export/UzFf-${notice.notice_id}`;
  const room = context.state.world.liveRooms.find((one) => one.export_id === export_id);
  if (room) room.running = step === 'start';
  if (step !== 'start') return notice;
  notice.status = 'live';
  notice.start_time = Math.min(notice.start_time, nowSec(context));
  return { ...notice, room: room ?? openRoom(context, notice, export_id) };
}

function openRoom(context: StoreContext, notice: LiveNoticeFacts, export_id: string): LiveRoomFacts {
  const { description, product_ids, shop_appid, promoter_id, talent_appid } = notice;
  const room: LiveRoomFacts = {
    export_id,
    description,
    product_ids,
    shop_appid,
    running: true,
    ...(promoter_id ? { promoter_id } : {}),
    ...(talent_appid ? { talent_appid } : {}),
  };
  context.state.world.liveRooms.push(room);
  return room;
}

function knownNotice(context: StoreContext, input: PlayInput): LiveNoticeFacts {
  const notice = noticeOf(context, input.text('notice_id'));
  if (notice) return notice;
  const known = context.state.world.liveNotices.map((one) => one.notice_id).join(', ');
  throw new PlayRefused('no-such-notice', `${input.text('notice_id')} is not in this world; there are ${known}`);
}
