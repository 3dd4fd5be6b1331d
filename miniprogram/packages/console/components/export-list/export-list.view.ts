import type { ExportView, ListExportsView } from '../../../../../cloudfunctions/console/exports-contract';
import { momentText } from '../../../../formats/beijing-text';
import { exportNames, progressText } from '../export-button/export-button.view';
import type { Tone } from '../row-list/row-list.view';

export interface ExportLine {
  readonly key: string;
  readonly title: string;
  readonly tag: { readonly text: string; readonly tone: Tone };
  readonly note: string;
  /** 'links' while its files are there, 'go-on' while it runs, '' when nothing can be done. */
  readonly step: 'links' | 'go-on' | '';
}

const tags: Readonly<Record<ExportView['state'], ExportLine['tag']>> = {
  running: { text: '! 正在导', tone: 'todo' },
  done: { text: '✓ 可下载', tone: 'free' },
  failed: { text: '− 没导成', tone: 'owed' },
  over: { text: '● 已删除', tone: 'done' },
};

/** One's own exports, the newest first, with how far each is and until when its files are kept. */
export function exportLines({ exports }: ListExportsView, nowMs: number): ExportLine[] {
  return exports.map((one) => {
    const isOver = one.state === 'done' && nowMs >= one.expiresAtMs;
    const state = isOver ? 'over' : one.state;
    return {
      key: one.exportId,
      title: `${exportNames[one.kind]} ${one.format === 'xlsx' ? 'Excel' : 'CSV'} · ${momentText(one.askedAtMs)}`,
      tag: tags[state],
      note: progressText({ ...one, state }),
      step: state === 'done' ? 'links' : state === 'running' ? 'go-on' : '',
    };
  });
}
