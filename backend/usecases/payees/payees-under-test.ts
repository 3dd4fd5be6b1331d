import type { PayeeDraft } from '../../../core/payee/check-payee';
import type { PayoutRoute } from '../../../core/payout/payout';
import { usualPayoutSettings } from '../../../core/payout/payout-settings';
import { storedPayoutPayees, vaultPayeeOpener } from '../../adapters/list-pay/payout-payees';
import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { documentPayeeStore } from '../../adapters/stores/payee-store';
import { documentPromoterStore } from '../../adapters/stores/promoter-store';
import { aesPayeeVault } from '../../adapters/system/payee-vault';

/** 24 November 2026, 12:00 in Beijing. */
export const startMs = Date.UTC(2026, 10, 24, 4);
export const hourMs = 3_600_000;

export const bankDraft: PayeeDraft = {
  ...{
    kind: 'person',
    route: 'bank',
    realName: '王小明',
    account: '6222021234567890128',
    bankName: '工商银行杭州支行',
  },
  ...{ idNumber: '11010519491231002X', phone: '' },
};
export const otherCard = '6217001234567890130';

/** Payees in memory, a clock that is set by hand, and what was told to people. */
export function payeesUnderTest() {
  const time = { nowMs: startMs };
  const settings = { ...usualPayoutSettings };
  const told: { readonly event: string; readonly facts: object | undefined }[] = [];
  const clock = { nowMs: () => time.nowMs, monotonicMs: () => 0, sleep: async () => undefined };
  let tokens = 0;
  const random = { fraction: () => 0.5, token: (bits: number) => `token-${bits}-${++tokens}` };
  const database = memoryDocumentDatabase({ clock, random });
  const ports = {
    clock,
    random,
    journal: {
      info: () => undefined,
      alarm: (event: string, facts?: Readonly<Record<string, unknown>>) => void told.push({ event, facts }),
    },
    payees: documentPayeeStore(database),
    promoters: documentPromoterStore(database),
    vault: aesPayeeVault({ keyId: 'k1', secret: Buffer.alloc(32, 'p') }),
    payoutSettings: { current: async () => settings },
  };
  async function bind(name: string): Promise<void> {
    const who = { promoter: `wx${name}`, openid: `o${name}`, nickname: name, avatarUrl: '', unionidHash: null };
    await ports.promoters.saveBound({ ...who, boundAtMs: startMs, settledBy: 'agency' });
  }
  /** Where money would go at this moment, in the clear; or why it would not. */
  async function goesTo(promoter: string, route: PayoutRoute) {
    const payee = await storedPayoutPayees(ports.payees).payeeOf(promoter, route, time.nowMs);
    if (!payee.ok) return payee.code;
    const { sealed } = payee.value;
    return sealed === null ? 'openid' : vaultPayeeOpener(ports.vault).open(sealed, promoter)?.account;
  }
  return { ports, database, time, settings, told, bind, goesTo };
}
