import type { ConnectionCheckView } from '../../../cloudfunctions/console/setup-contract';
import { momentText } from '../../formats/beijing-text';

export interface FaultRow {
  readonly key: string;
  readonly what: string;
  readonly who: string;
  readonly where: string;
  readonly wayOut: string;
}

const menders = { merchant: '商家', agency: '机构', developer: '开发者' } as const;

/** What is wrong, each with who mends it, where and how. */
export function faultRows({ faults }: ConnectionCheckView): readonly FaultRow[] {
  return faults.map(({ code, about, who, what, where, wayOut }) => ({
    key: `${code}|${about}`,
    what: about === '' ? what : `${what}:${about}`,
    who: menders[who],
    where,
    wayOut,
  }));
}

/** When it was looked at, and how much is right. */
export function checkedText({ atMs, fine, faults }: ConnectionCheckView): string {
  const rest = faults.length === 0 ? '全部正常' : `${faults.length} 处要改`;
  return `${momentText(atMs)} 检查过:${fine.length} 处正常,${rest}`;
}
