import type { ExportKind, ExportsInputs, ExportView } from '../../../../../cloudfunctions/console/exports-contract';
import { momentText } from '../../../../formats/beijing-text';
import { countText } from '../../count-text.view';

/** What a screen filters, without what the wish adds. */
export type ExportScope = Omit<ExportsInputs['startExport'], 'requestId' | 'reason' | 'kind' | 'format'>;

export const exportNames: Readonly<Record<ExportKind, string>> = {
  orders: '订单',
  ledger: '账本',
  payouts: '提现',
  fees: '服务费',
  people: '推客',
  audit: '审计记录',
};

/** How far an export is, counted in rows: '已导出 12,000 / 100,000 行'. */
export function progressText({ state, writtenRows, totalRows, files, expiresAtMs }: ExportView): string {
  const done = countText(writtenRows);
  switch (state) {
    case 'running':
      return totalRows === null ? `已导出 ${done} 行` : `已导出 ${done} / ${countText(totalRows)} 行`;
    case 'done':
      return `共 ${done} 行,${files.length} 个文件。文件留到 ${momentText(expiresAtMs)}。`;
    case 'over':
      return `共 ${done} 行。文件已经删除,要用请重新导出。`;
    default:
      return '没有导出成。数据没有变,请再试一次。';
  }
}
