import type { ChainState } from '../../../core/ledger/entry-chain';
import { balanceFen } from '../../../core/ledger/place-balances';
import type { Statement, StatementLine } from '../../../core/statement/statement';
import {
  lateWording,
  lineWording,
  originWording,
  sealWording,
  verifyWording,
} from '../../../core/statement/statement-wording';

/** Most lines in one reply; a longer statement is for the file. */
const longestView = 500;

/** A statement as a page shows it: all sums, and the first 500 lines. */
export function statementView(statement: Statement) {
  const { period, sealedThroughDay, opening, closing, lines } = statement;
  return {
    kind: 'statement' as const,
    fromDay: period.fromDay,
    throughDay: period.throughDay,
    isClosed: sealedThroughDay !== null && sealedThroughDay >= period.throughDay,
    sealed: sealWording(statement),
    opening: chainView(opening),
    closing: chainView(closing),
    lineCount: lines.length,
    lines: lines.slice(0, longestView).map(lineView),
    verify: verifyWording,
  };
}

function chainView({ count, head, balances }: ChainState) {
  return { count, head, balanceFen: balanceFen(balances), ...balances };
}

function lineView(line: StatementLine) {
  const { number, day, bookedAtMs, isLate, cause, orderId, from, to, amountFen, changeFen, head } = line;
  const late = isLate ? lateWording(line) : null;
  const { zh, en } = lineWording(line);
  const words = { zh, en, late, origin: line.originMonth === null ? null : originWording(line) };
  return {
    number,
    day,
    bookedAtMs,
    cause,
    ...words,
    orderId,
    from,
    to,
    amountFen,
    changeFen,
    balanceFen: line.balanceFen,
    head,
  };
}
