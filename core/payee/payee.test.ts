import fc from 'fast-check';
import type { TaxRule } from '../tax/tax-month';
import { isBankCard, plainName } from './account-checks';
import { checkPayee, type PayeeDraft } from './check-payee';
import { isAdultAt, isCreditCode, isIdNumber } from './id-number';
import { maskPayee } from './mask-payee';
import { mayBePaidBy, payeeRules, taxRuleOf } from './payee-rules';
import { payeeRefusalWords } from './payee-wording';

const options = { numRuns: 300, seed: 20261124 };
const nowMs = Date.parse('2026-11-24T12:00:00+08:00');
const adult = '11010519491231002X';
const person: PayeeDraft = {
  ...{
    kind: 'person',
    route: 'bank',
    realName: '王小明',
    account: '6222021234567890128',
    bankName: '工商银行杭州支行',
  },
  ...{ idNumber: adult, phone: '' },
};
const check = (change: Partial<PayeeDraft>, agencyRule: TaxRule = 'ordinary-labour') =>
  checkPayee({ ...person, ...change }, { agencyRule, nowMs });

describe('what kind of payee is paid how', () => {
  it.each([
    ['person', 'wechat bank alipay', 'ordinary-labour', false],
    ['employee', 'payroll', 'external', false],
    ['sole-trader', 'bank alipay', 'none', true],
    ['company', 'bank', 'none', true],
    ['gig-worker', 'gig', 'external', false],
  ] as const)('%s: %s, tax %s, against an invoice %s', (kind, routes, rule, needsInvoice) => {
    expect(payeeRules[kind].routes.join(' ')).toBe(routes);
    expect(taxRuleOf(kind, 'ordinary-labour')).toBe(rule);
    expect(payeeRules[kind].needsInvoice).toBe(needsInvoice);
    expect(mayBePaidBy(kind, 'gig')).toBe(kind === 'gig-worker');
  });
});

describe('a number', () => {
  it.each([
    ['11010519491231002X', true],
    ['110105194912310021', false],
    ['11010519490231002X', false],
    ['01010519491231002X', false],
    ['1101051949123100', false],
    ['440524188001010014', false],
  ])('of a citizen, %s: %s', (text, isRight) => {
    expect(isIdNumber(text)).toBe(isRight);
  });

  it.each([
    ['2026-11-24T00:00:00+08:00', '200811240', true],
    ['2026-11-23T23:59:59+08:00', '200811240', false],
    ['2026-02-28T12:00:00+08:00', '200802290', false],
    ['2026-03-01T00:00:00+08:00', '200802290', true],
  ])('at %s of somebody born %s0 says of age: %s', (moment, born, isAdult) => {
    expect(isAdultAt(`110105${born}024`, Date.parse(moment))).toBe(isAdult);
  });

  it.each([
    ['91350100M000100Y43', true],
    ['91350100M000100Y44', false],
    ['91350100I000100Y43', false],
  ])('of a business, %s: %s', (text, isRight) => {
    expect(isCreditCode(text)).toBe(isRight);
  });

  it('of a card with one wrong digit is always found out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 18 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digits = [...person.account];
        digits[at] = String((Number(digits[at]) + shift) % 10);
        expect(isBankCard(digits.join(''))).toBe(false);
      }),
      options,
    );
    expect(isBankCard(person.account)).toBe(true);
  });
});

describe('details of a payee', () => {
  it('are kept in one way of writing, and only what is needed', () => {
    const typed = { account: '6222 0212 3456 7890 128 ', realName: ' 王 小明', idNumber: '11010519491231002x' };
    expect(check({ ...typed, phone: '13800001111' })).toEqual({
      ok: true,
      value: {
        ...{ realName: '王小明', account: '6222021234567890128', bankName: '工商银行杭州支行' },
        ...{ idNumber: adult, phone: '' },
      },
    });
  });

  it('hold no citizen number where nobody declares tax by it', () => {
    expect(check({ idNumber: adult }, 'none')).toMatchObject({ ok: true, value: { idNumber: '' } });
    expect(check({ route: 'wechat', account: 'anything' }, 'none')).toMatchObject({
      ok: true,
      value: { account: '', bankName: '', idNumber: '' },
    });
  });

  it.each<[string, Partial<PayeeDraft>, string]>([
    ['a route of others', { route: 'payroll' }, 'route-not-for-kind'],
    ['a name of one character', { realName: '王' }, 'real-name-wrong'],
    ['a name with a digit', { realName: '王小3' }, 'real-name-wrong'],
    ['a card with a wrong digit', { account: '6222021234567890127' }, 'bank-card-wrong'],
    ['a card that is too short', { account: '622202123456789' }, 'bank-card-wrong'],
    ['no bank', { bankName: ' ' }, 'bank-name-missing'],
    ['no citizen number', { idNumber: '' }, 'id-number-missing'],
    ['a wrong citizen number', { idNumber: '110105194912310021' }, 'id-number-wrong'],
    ['a child', { idNumber: '110105201001010010' }, 'under-age'],
    ['an Alipay account', { route: 'alipay', account: 'wang@' }, 'alipay-account-wrong'],
    ['a staff number', { kind: 'employee', route: 'payroll', account: '工号' }, 'staff-number-wrong'],
    ['a phone', { kind: 'gig-worker', route: 'gig', phone: '12800001111' }, 'phone-wrong'],
    ['no phone', { kind: 'gig-worker', route: 'gig', phone: '' }, 'phone-wrong'],
    ['a business name', { kind: 'company', realName: '' }, 'business-name-wrong'],
    ['a business account', { kind: 'company', realName: '山里有限公司', account: '1234' }, 'business-account-wrong'],
    ['a credit code', { kind: 'company', realName: '山里有限公司' }, 'credit-code-wrong'],
  ])('with %s are refused, saying which: %#', (_name, change, code) => {
    expect(check(change)).toEqual({ ok: false, code });
  });

  it.each<[string, Partial<PayeeDraft>]>([
    ['Alipay by phone', { route: 'alipay', account: '+86 13800001111' }],
    ['Alipay by mail', { route: 'alipay', account: 'wang.xm@example.com' }],
    ['a name with a dot', { realName: '买买提•吐尔逊' }],
    ['a Latin name', { realName: "Anne O'Neil-Smith" }],
    [
      'a company',
      {
        kind: 'company',
        realName: '山里（杭州）有限公司',
        account: '1202 0000 0990 1234',
        idNumber: '91350100M000100Y43',
      },
    ],
    ['an employee', { kind: 'employee', route: 'payroll', account: 'HZ-0042', idNumber: '' }],
  ])('are right for %s', (_name, change) => {
    expect(check(change).ok).toBe(true);
  });

  it('write a name as the bank does', () => {
    expect(plainName('买买提.吐尔逊')).toBe('买买提·吐尔逊');
    expect(plainName('J. Smith')).toBe('J. Smith');
  });
});

describe('what is shown of them', () => {
  it.each([
    ['王小明', '**明'],
    ['山里人家有限公司', '山里***公司'],
  ])('the name %s as %s', (realName, shown) => {
    expect(maskPayee({ ...person, realName }).realName).toBe(shown);
  });

  it.each([
    ['6222021234567890128', '**** 0128'],
    ['13800001111', '138****1111'],
    ['wang@example.com', 'w***@example.com'],
    ['0042', '****'],
  ])('the account %s as %s', (account, shown) => {
    expect(maskPayee({ ...person, account }).account).toBe(shown);
  });

  it('of the citizen number the first and the last place', () => {
    expect(maskPayee(person).idNumber).toBe('1****************X');
  });
});

describe('the sentences of refusals', () => {
  it.each(Object.entries(payeeRefusalWords))('%s is short and polite: %s', (_code, sentence) => {
    expect(sentence).toMatch(/^[^a-zA-Z！？]{8,40}。$/);
    expect(sentence).toContain('您');
  });
});
