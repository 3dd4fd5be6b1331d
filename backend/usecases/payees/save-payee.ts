import { type Outcome, ok, rejected } from '../../../core/outcome';
import { checkPayee, type PayeeDetails, type PayeeDraft } from '../../../core/payee/check-payee';
import { maskPayee } from '../../../core/payee/mask-payee';
import { payeeRules } from '../../../core/payee/payee-rules';
import type { PayeeRefusal } from '../../../core/payee/payee-wording';
import { dayMs } from '../../../core/time/beijing-day';
import type { PayeeAccount, StoredPayee } from '../../ports/payee-store';
import type { PayeeVault } from '../../ports/payee-vault';
import type { Promoter } from '../../ports/promoter-store';
import { auditedChange } from './audited-change';
import type { PayeePorts } from './payee-ports';

/** After a change no money goes to the new account for this long: time enough to notice that somebody else did it. */
export const coolingOffMs = 2 * dayMs;

export interface SavePayeeRequest extends PayeeDraft {
  /** Made by the page once for each intention. */
  readonly requestId: string;
  /** What the first call answered, once the promoter has read the details and said that they are right. */
  readonly confirmation: string | null;
}

export type SavePayeeRefusal =
  | PayeeRefusal
  | 'not-bound'
  | 'promoter-suspended'
  | 'confirmation-differs'
  | 'request-id-taken';

export interface SavePayeeAnswer {
  /** to-confirm: nothing is saved yet, send the same again with `confirmation` · same: it is what was there. */
  readonly state: 'to-confirm' | 'saved' | 'same';
  readonly confirmation: string;
  readonly masked: PayeeDetails;
  /** Money goes there from this moment on. */
  readonly usableFromMs: number;
}

/**
 * Enters where a promoter is paid, in two calls: the first answers the details as they will be kept, the second, with
 * what the first answered, saves them encrypted. The first account of all may be used at once; every later one, also
 * after a deletion, only after 48 hours. An account or citizen number that another promoter has as well is told to people.
 *
 * Rejections: those of `checkPayee`; not-bound; promoter-suspended; confirmation-differs when the details are not those
 * of the first call; request-id-taken.
 */
export async function savePayee(
  ports: PayeePorts,
  openid: string,
  request: SavePayeeRequest,
): Promise<Outcome<SavePayeeAnswer, SavePayeeRefusal>> {
  const me = await ports.promoters.findByOpenid(openid);
  if (me?.status === 'suspended') return rejected('promoter-suspended');
  if (me?.status !== 'bound') return rejected('not-bound');
  const nowMs = ports.clock.nowMs();
  const checked = checkPayee(request, { agencyRule: (await ports.payoutSettings.current()).taxRule, nowMs });
  if (!checked.ok) return checked;
  const entered = enteredOf(ports.vault, me.promoter, request, checked.value);
  const stored = await ports.payees.findPayee(me.promoter);
  const shown = { confirmation: entered.confirmation, masked: entered.masked };
  if (request.confirmation === null) {
    const usableFromMs = usableFrom(ports.vault, stored, entered, nowMs);
    return ok({ ...shown, state: 'to-confirm', usableFromMs });
  }
  if (request.confirmation !== entered.confirmation) return rejected('confirmation-differs');
  const saved = await write(ports, me, request, entered);
  if (saved.ok && saved.value.state === 'saved') await tellOfSame(ports, me.promoter, entered);
  return saved;
}

interface Entered {
  readonly draft: Pick<PayeeDraft, 'kind' | 'route'>;
  readonly details: PayeeDetails;
  readonly masked: PayeeDetails;
  readonly confirmation: string;
  readonly accountNames: readonly string[];
  readonly personNames: readonly string[];
}

function enteredOf(vault: PayeeVault, promoter: string, draft: PayeeDraft, details: PayeeDetails): Entered {
  const { kind, route } = draft;
  const [confirmation] = vault.namesOf('confirmation', JSON.stringify([promoter, kind, route, details]));
  return {
    draft: { kind, route },
    details,
    masked: maskPayee(details),
    confirmation,
    accountNames: details.account === '' ? [] : vault.namesOf('account', `${route}|${details.account.toLowerCase()}`),
    personNames: details.idNumber === '' ? [] : vault.namesOf('person', details.idNumber),
  };
}

function write(ports: PayeePorts, me: Promoter, request: SavePayeeRequest, entered: Entered) {
  const { kind, route } = entered.draft;
  const asked = { kind, route, confirmation: entered.confirmation };
  const audited = {
    action: 'savePayee',
    brandId: null,
    requestId: request.requestId,
    reason: '推客填写收款信息',
    asked,
  };
  const actor = { openid: me.openid ?? '', name: me.nickname };
  const shown = { confirmation: entered.confirmation, masked: entered.masked };
  return auditedChange<Parameters<Parameters<typeof ports.payees.transaction>[0]>[0], SavePayeeAnswer, never>(
    ports.payees,
    ports.clock,
    actor,
    audited,
    async (payees, nowMs) => {
      const stored = await payees.findPayee(me.promoter);
      const usableFromMs = usableFrom(ports.vault, stored, entered, nowMs);
      const isSame = sameAccount(ports.vault, stored, entered) !== undefined;
      const next = payeeWith(ports.vault, me.promoter, stored, entered, { nowMs, usableFromMs });
      await payees.writePayee(next);
      return ok({
        subject: `payee ${me.promoter}`,
        before: overviewOf(stored),
        after: overviewOf(next),
        answer: { ...shown, state: isSame ? 'same' : 'saved', usableFromMs },
      });
    },
  );
}

/** A sealed text is never the same twice, so the details themselves are compared. */
function sameAccount(vault: PayeeVault, stored: StoredPayee | undefined, entered: Entered): PayeeAccount | undefined {
  const account = stored?.accounts[entered.draft.route];
  if (!stored || !account || stored.kind !== entered.draft.kind) return undefined;
  return vault.open(account.sealed, stored.promoter) === JSON.stringify(entered.details) ? account : undefined;
}

function usableFrom(vault: PayeeVault, stored: StoredPayee | undefined, entered: Entered, nowMs: number): number {
  const same = sameAccount(vault, stored, entered);
  if (same) return same.usableFromMs;
  return stored ? nowMs + coolingOffMs : nowMs;
}

function payeeWith(
  vault: PayeeVault,
  promoter: string,
  stored: StoredPayee | undefined,
  entered: Entered,
  { nowMs, usableFromMs }: { readonly nowMs: number; readonly usableFromMs: number },
): StoredPayee {
  const { kind, route } = entered.draft;
  const account: PayeeAccount = {
    sealed: vault.seal(JSON.stringify(entered.details), promoter),
    masked: entered.masked,
    accountName: entered.accountNames[0] ?? null,
    personName: entered.personNames[0] ?? null,
    savedAtMs: nowMs,
    usableFromMs,
  };
  // Who is paid as somebody else now is paid nowhere else until he says so.
  const kept = stored?.kind === kind ? stored.accounts : {};
  const isDeclared = payeeRules[kind].tax === 'as-agency-set' && entered.details.idNumber !== '';
  const { realName, idNumber } = entered.details;
  return {
    promoter,
    kind,
    accounts: { ...kept, [route]: account },
    revision: (stored?.revision ?? 0) + 1,
    savedAtMs: nowMs,
    taxIdentity: isDeclared
      ? vault.seal(JSON.stringify({ realName, idNumber }), promoter)
      : (stored?.taxIdentity ?? null),
    erasedAtMs: stored?.erasedAtMs ?? null,
  };
}

/** What the audit keeps: never more than what is shown. */
export function overviewOf(payee: StoredPayee | undefined): object | null {
  if (!payee) return null;
  const accounts = Object.entries(payee.accounts).map(([route, { masked, usableFromMs }]) => {
    return { route, account: masked.account, realName: masked.realName, usableFromMs };
  });
  return { kind: payee.kind, revision: payee.revision, accounts };
}

async function tellOfSame(ports: PayeePorts, promoter: string, entered: Entered): Promise<void> {
  const same = await ports.payees.listSame({
    account: entered.accountNames,
    person: entered.personNames,
    exceptPromoter: promoter,
  });
  if (same.account.length > 0) {
    ports.journal.alarm('PAYEE_ACCOUNT_SHARED', { promoter, count: same.account.length, name: same.account.join(' ') });
  }
  if (same.person.length > 0) {
    ports.journal.alarm('PAYEE_PERSON_SHARED', { promoter, count: same.person.length, name: same.person.join(' ') });
  }
}
