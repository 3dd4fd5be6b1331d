import type {
  GrantNoticesRequest,
  NoticeOffersRequest,
  NoticeOffersView,
} from '../../cloudfunctions/promoter/person-contract';
import type { Answer } from './answer';
import { callCloud } from './cloud';

export type NoticeOffer = NoticeOffersView['offers'][number];
export type NoticeTemplate = NoticeOffer['template'];

/** WeChat's sheet takes at most so many at a time. */
const mostAtOnce = 3;

/** What can be asked for, kept since it was read: WeChat's sheet opens only within the tap itself. */
let known: readonly NoticeOffer[] | undefined;

/** Which notices are set up, and how many of each are left. */
export async function noticeOffers(): Promise<Answer<NoticeOffersView>> {
  const request: NoticeOffersRequest = { action: 'noticeOffers', input: {} };
  return remember(await callCloud<NoticeOffersView>('promoter', request));
}

/** Call it when a page opens on which somebody may be asked within a tap. */
export async function prepareNotices(): Promise<void> {
  if (known === undefined) await noticeOffers();
}

/**
 * Asks on WeChat's sheet for one message of each of these kinds (at most three are asked for), and reports what was
 * agreed to. Call it within the tap itself, before anything is waited for, after `prepareNotices`. It never fails and
 * never holds up what the tap is for; 'refused' means that WeChat shows no sheet any more, or that everything was
 * refused.
 */
export async function askForNotices(
  kinds: readonly NoticeTemplate[],
): Promise<'granted' | 'refused' | 'nothing-to-ask'> {
  const asked = (known ?? []).filter(({ template }) => kinds.includes(template)).slice(0, mostAtOnce);
  if (asked.length === 0 || !wx.requestSubscribeMessage) return 'nothing-to-ask';
  const answers = await ask(asked.map(({ templateId }) => templateId));
  const templates = asked.filter(({ templateId }) => answers[templateId] === 'accept').map(({ template }) => template);
  if (templates.length === 0) return 'refused';
  const request: GrantNoticesRequest = { action: 'grantNotices', input: { templates } };
  remember(await callCloud<NoticeOffersView>('promoter', request));
  return 'granted';
}

/** Like `askForNotices`, for those kinds of which none is left; whoever still has some is not asked in the midst of a task. */
export function askWhereUsedUp(kinds: readonly NoticeTemplate[]): ReturnType<typeof askForNotices> {
  const left = new Map((known ?? []).map((offer) => [offer.template, offer.left]));
  return askForNotices(kinds.filter((kind) => left.get(kind) === 0));
}

function ask(tmplIds: string[]): Promise<Record<string, unknown>> {
  return new Promise((done) => {
    wx.requestSubscribeMessage({
      tmplIds,
      success: (answers) => done({ ...answers }),
      fail: () => done({}),
    });
  });
}

function remember(answer: Answer<NoticeOffersView>): Answer<NoticeOffersView> {
  if (answer.ok) known = answer.value.offers;
  return answer;
}
