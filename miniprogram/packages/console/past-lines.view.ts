import { momentText } from '../../formats/beijing-text';
import { percentText } from '../../formats/percent-text';
import { actionName } from './team/audit-words.view';

/** One thing that somebody with a role did, as history shows it. */
export interface PastLine {
  readonly key: string;
  readonly head: string;
  readonly text: string;
}

interface Entry {
  readonly atMs: number;
  readonly name: string;
  readonly action: string;
  readonly after: unknown;
  readonly reason: string;
}

const stateNames: Readonly<Record<string, string>> = {
  'in-review': '交来审核',
  approved: '通过',
  rejected: '未通过',
  withdrawn: '下架',
};

/** History with who, when, what and why, as short lines. */
export function pastLines(history: readonly Entry[]): PastLine[] {
  return history.map(({ atMs, name, action, after, reason }, index) => {
    const what = [actionName(action), outcomeOf(after)].filter((part) => part !== '').join(':');
    return { key: `${atMs}-${index}`, head: `${momentText(atMs)} · ${name}`, text: `${what}。${reason}` };
  });
}

function outcomeOf(after: unknown): string {
  if (typeof after !== 'object' || after === null) return '';
  const { state, shares } = after as { readonly state?: unknown; readonly shares?: unknown };
  if (typeof state === 'string') return stateNames[state] ?? '';
  const versions = Array.isArray(shares) ? (shares as readonly { readonly sharePpm?: unknown }[]) : [];
  const sharePpm = versions[versions.length - 1]?.sharePpm;
  return typeof sharePpm === 'number' ? `服务费的 ${percentText(sharePpm)}` : '';
}
