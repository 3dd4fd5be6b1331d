import type { PayoutView } from '../../cloudfunctions/payout/contract';
import { type Cloud, openPage } from './open-page';

export const wallet = {
  withdrawableFen: 3860,
  owedFen: 0,
  frozenFen: 0,
  heldFen: 0,
  dueByDay: [],
  payingFen: 0,
  paidFen: 0,
  payerName: '山里人家带货机构',
};
export const payout: PayoutView = {
  payoutNo: 'W20250101AB',
  route: 'wechat',
  state: 'waiting',
  grossFen: 3860,
  taxFen: 0,
  netFen: 3860,
  requestedAtMs: 1_756_188_300_000,
  stateSinceMs: 1_756_188_300_000,
  title: { zh: '待收款', en: '' },
  sentence: { zh: '请您在 8 月 27 日 14:05 前点「收款」。', en: '' },
  next: 'confirm',
  confirmLeftMs: 19_200_000,
  canCancel: true,
};
export const quote = {
  grossFen: 3860,
  taxFen: 0,
  netFen: 3860,
  taxSteps: [],
  partsFen: [3860],
  needsApproval: false,
  dayLeftFen: 200_000,
};
export const ok = (value: unknown) => ({ ok: true, value });
export const payeeWithLimits = {
  kind: null,
  needsInvoice: false,
  accounts: [],
  limits: { leastFen: 10, mostFen: 20_000 },
};

interface Asked {
  readonly action: string;
  readonly input: Record<string, unknown>;
}

/** The page 提现 with a cloud that answers by action and keeps what it was asked. */
export function withdrawUnderTest(answers: Record<string, unknown>, wx: Record<string, unknown> = {}) {
  const asked: Asked[] = [];
  const cloud: Cloud = ({ name, data }) => {
    asked.push(data);
    return answers[data.action] ?? { ok: false, code: `unexpected ${name}.${data.action}`, message: '没有' };
  };
  return { ...openPage('packages/money/withdraw/withdraw', { cloud, wx }), asked };
}

export const typed = (value: string) => ({ detail: { value } });
