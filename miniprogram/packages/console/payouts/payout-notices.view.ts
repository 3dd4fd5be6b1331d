import type { NoticesView } from '../../../../cloudfunctions/console/agency-contract';
import { momentText } from '../../../formats/beijing-text';
import { type ConsoleRow, consoleRow } from '../components/row-list/row-list.view';

type Notice = NoticesView['notices'][number];

/** What a notice is about, and where that is looked at; `none` where it is not ours, or no payout at all. */
export interface NoticeTarget {
  readonly pane: 'payout' | 'list' | 'money' | 'settings' | 'none';
  readonly id: string;
}

function targetOf({ kind, facts: { payoutNo, listId } }: Notice): NoticeTarget {
  if (kind === 'PAYOUT_LIMIT_WAITS') return { pane: 'settings', id: '' };
  if (kind === 'PAYOUT_FUNDS_SHORT') return { pane: 'money', id: '' };
  if (typeof listId === 'string') return { pane: 'list', id: listId };
  const isOurs = typeof payoutNo === 'string' && kind !== 'PAYOUT_UNKNOWN_NUMBER';
  return isOurs ? { pane: 'payout', id: payoutNo } : { pane: 'none', id: '' };
}

/** What people who run the program were told; a row's key says where it leads. */
export function noticeRows({ notices }: NoticesView): ConsoleRow[] {
  return notices.map((notice) => {
    const { pane, id } = targetOf(notice);
    return consoleRow({
      key: [pane, id, notice.kind, notice.about].join('/'),
      title: notice.zh,
      note: momentText(notice.atMs),
      side: pane === 'none' ? '' : '›',
    });
  });
}

/** Where a row leads by its key. */
export function targetOfNotice(key: string): NoticeTarget {
  const [pane = 'none', id = ''] = key.split('/');
  return { pane: pane as NoticeTarget['pane'], id };
}
