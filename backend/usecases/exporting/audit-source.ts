import type { TableCell } from '../../../core/statement/statement-table';
import type { ExportFilter } from '../../ports/export-store';
import type { ExportSource } from './export-source';
import { secondOf } from './order-source';

/** Before and after may be long; a cell of a workbook holds 32,767 characters. */
const longestCell = 32_000;

/** Everything that was done, the newest first; nobody's identity and no token is in it. */
export const auditSource: ExportSource = {
  sheet: '审计',
  columns: ['时间(北京)', '谁', '做了什么', '品牌', '对象', '之前', '之后', '原因'],
  count: ({ audit, clock }, filter) => audit.countEntries(scopeOf(filter, clock.nowMs())),
  async read({ audit }, { filter, askedAtMs }, from, limit) {
    const { rows, next } = await audit.pageOfEntries(scopeOf(filter, askedAtMs), from, limit);
    return {
      rows: rows.map(({ atMs, name, action, brandId, subject, before, after, reason }) => [
        ...[secondOf(atMs), name, action, brandId ?? '', subject, jsonCell(before), jsonCell(after), reason],
      ]),
      counted: rows.length,
      sumsFen: {},
      next,
    };
  },
};

/** Of the whole agency entries of no brand are among it. What is done once it was asked for is not. */
function scopeOf({ brandIds }: ExportFilter, beforeMs: number) {
  return { brandId: brandIds?.[0], beforeMs };
}

function jsonCell(value: unknown): TableCell {
  const text = value === null ? '' : JSON.stringify(value);
  return text.length <= longestCell ? text : `${text.slice(0, longestCell)}…(太长,截断)`;
}
