import { type Mutant, oneEdit } from './mutant';

const payoutEntry = 'core/payout/payout-entry.ts';
const moveTax = 'backend/usecases/payouts/move-tax.ts';

/** Faults in what is withheld, and in what becomes of it when money comes back. */
export const taxMutants: readonly Mutant[] = [
  oneEdit(
    'the tax of what came back stays withheld',
    payoutEntry,
    "  const postings = [posting(at.paid, at.available, paid.netFen), posting('tax/withheld', at.available, paid.taxFen)];",
    '  const postings = [posting(at.paid, at.available, paid.netFen)];',
  ),
  oneEdit(
    'a month keeps what came back',
    moveTax,
    "  if (step.kind === 'return') {",
    "  if (step.kind === 'return') return null;\n  if (step.kind === 'return') {",
  ),
  oneEdit(
    'a success counts in the month of its request',
    'core/payout/apply-payout-fact.ts',
    '  const month = told < row.taxMonth ? row.taxMonth : told;',
    '  const month = row.taxMonth;',
  ),
  oneEdit(
    'what was withheld too little or too much is forgotten',
    'core/tax/quote-tax.ts',
    'Math.max(0, own + carried)',
    'Math.max(0, own)',
  ),
];
