import { type Outcome, ok } from '../../../core/outcome';
import { type CloseFactsPorts, type MonthRefusal, readOpenMonth } from './read-close-facts';

/**
 * What stands in the way of closing a month, each with a sentence and the next step. Hard blocks nobody passes over; soft
 * ones the owner may, with a reason.
 *
 * Rejections: those of readOpenMonth.
 */
export async function previewMonthClose(ports: CloseFactsPorts, month: string) {
  const open = await readOpenMonth(ports, month);
  if (!open.ok) return open;
  const { blocks, earlier } = open.value;
  const isHard = blocks.some((block) => block.isHard);
  const answer = {
    month,
    blocks,
    mayClose: blocks.length === 0,
    ownerMayClose: !isHard,
    earlierRoot: earlier?.root ?? null,
  };
  return ok(answer) satisfies Outcome<unknown, MonthRefusal>;
}
