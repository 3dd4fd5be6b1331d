import { type Outcome, ok, rejected } from '../outcome';
import type { PayeeKind } from '../payout/payee-kind';
import type { PayoutRoute } from '../payout/payout';
import type { TaxRule } from '../tax/tax-month';
import {
  halfWidth,
  isAlipayAccount,
  isBankCard,
  isBusinessAccount,
  isBusinessName,
  isMobile,
  isPersonName,
  isStaffNumber,
  plainDigits,
  plainName,
} from './account-checks';
import { isAdultAt, isCreditCode, isIdNumber } from './id-number';
import { mayBePaidBy, taxRuleOf } from './payee-rules';
import type { PayeeRefusal } from './payee-wording';

/** Who is paid and where, as it is typed; what a route does not need may be empty. */
export interface PayeeDetails {
  readonly realName: string;
  /** Bank account, Alipay account or staff number. */
  readonly account: string;
  readonly bankName: string;
  readonly idNumber: string;
  readonly phone: string;
}

export interface PayeeDraft extends PayeeDetails {
  readonly kind: PayeeKind;
  readonly route: PayoutRoute;
}

/**
 * The details as they are kept: digits without blanks, one way of writing a name, and nothing that this route and this
 * kind of payee do not need.
 *
 * Rejections: route-not-for-kind, and one for each detail that is missing or cannot be right; under-age by the citizen's
 * number at `nowMs`.
 */
export function checkPayee(
  draft: PayeeDraft,
  { agencyRule, nowMs }: { readonly agencyRule: TaxRule; readonly nowMs: number },
): Outcome<PayeeDetails, PayeeRefusal> {
  const { kind, route } = draft;
  if (!mayBePaidBy(kind, route)) return rejected('route-not-for-kind');
  const details = plainDetails(draft, needsOf(kind, route, agencyRule));
  const refusal = refusalOfName(kind, details) ?? refusalOfAccount(draft, details) ?? refusalOfPerson(kind, details);
  if (refusal) return rejected(refusal);
  if (details.idNumber !== '' && !isBusiness(kind) && !isAdultAt(details.idNumber, nowMs)) return rejected('under-age');
  const needs = needsOf(kind, route, agencyRule);
  if (needs.idNumber && details.idNumber === '') return rejected('id-number-missing');
  return needs.phone && details.phone === '' ? rejected('phone-wrong') : ok(details);
}

interface Needs {
  readonly account: boolean;
  readonly bankName: boolean;
  readonly idNumber: boolean;
  readonly phone: boolean;
}

/** A declaration of withheld tax names the person by his number; so does every 灵工 platform. */
function needsOf(kind: PayeeKind, route: PayoutRoute, agencyRule: TaxRule): Needs {
  const rule = taxRuleOf(kind, agencyRule);
  const isDeclared = rule === 'ordinary-labour' || rule === 'cumulative';
  return {
    account: route !== 'wechat',
    bankName: route === 'bank',
    idNumber: isDeclared || isBusiness(kind) || route === 'gig',
    phone: route === 'gig',
  };
}

function plainDetails(draft: PayeeDraft, needs: Needs): PayeeDetails {
  const isCard = draft.route === 'bank' || draft.route === 'gig';
  const account = isCard ? plainDigits(draft.account) : halfWidth(draft.account).replace(/\s/g, '');
  return {
    realName: plainName(draft.realName),
    account: needs.account ? plainMobile(account) : '',
    bankName: needs.bankName ? plainName(draft.bankName) : '',
    idNumber: needs.idNumber ? plainDigits(draft.idNumber).toUpperCase() : '',
    phone: needs.phone ? plainMobile(plainDigits(draft.phone)) : '',
  };
}

/** A mobile number as one types it abroad, with the country's code. */
function plainMobile(text: string): string {
  return text.replace(/^\+?86(?=1[3-9]\d{9}$)/, '');
}

function refusalOfName(kind: PayeeKind, { realName }: PayeeDetails): PayeeRefusal | undefined {
  if (isBusiness(kind)) return isBusinessName(realName) ? undefined : 'business-name-wrong';
  return isPersonName(realName) ? undefined : 'real-name-wrong';
}

function refusalOfAccount({ kind, route }: PayeeDraft, details: PayeeDetails): PayeeRefusal | undefined {
  const { account, bankName } = details;
  if (route === 'alipay') return isAlipayAccount(account) ? undefined : 'alipay-account-wrong';
  if (route === 'payroll') return isStaffNumber(account) ? undefined : 'staff-number-wrong';
  if (route === 'wechat') return undefined;
  const isRight = isBusiness(kind) ? isBusinessAccount(account) : isBankCard(account);
  if (!isRight) return isBusiness(kind) ? 'business-account-wrong' : 'bank-card-wrong';
  return route === 'bank' && !isBusinessName(bankName) ? 'bank-name-missing' : undefined;
}

function refusalOfPerson(kind: PayeeKind, { idNumber, phone }: PayeeDetails): PayeeRefusal | undefined {
  if (phone !== '' && !isMobile(phone)) return 'phone-wrong';
  if (idNumber === '') return undefined;
  if (isBusiness(kind)) return isCreditCode(idNumber) ? undefined : 'credit-code-wrong';
  return isIdNumber(idNumber) ? undefined : 'id-number-wrong';
}

function isBusiness(kind: PayeeKind): boolean {
  return kind === 'sole-trader' || kind === 'company';
}
