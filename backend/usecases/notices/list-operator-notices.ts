import { operatorNoticeWording } from '../../../core/notices/operator-notice-wording';
import type { NoticeBoard } from '../../ports/notice-board';
import { longestPage, pageOf } from './notice-page';

/** What the people who run the program were told, the newest first, about 20 a page. */
export async function listOperatorNotices(
  ports: { readonly notices: NoticeBoard },
  { beforeMs = Number.MAX_SAFE_INTEGER }: { readonly beforeMs?: number | undefined },
) {
  const page = pageOf(await ports.notices.listForOperators({ beforeMs, limit: longestPage }));
  const views = page.notices.map(({ code, about, facts, notedAtMs }) => {
    return { kind: code, ...operatorNoticeWording(code, facts), about, facts, atMs: notedAtMs };
  });
  return { ...page, notices: views };
}
