import { withoutSecrets } from '../../scripts/doctor/environment';
import type { PayAnswer } from '../../scripts/doctor/pay-platform';
import { judgeAgencySettings } from '../../scripts/doctor/steps/agency-settings';
import { judgeCallbackAddress } from '../../scripts/doctor/steps/callback-address';
import { judgeClock } from '../../scripts/doctor/steps/clock';
import { judgeDatabaseFailure } from '../../scripts/doctor/steps/database';
import { judgeEgress } from '../../scripts/doctor/steps/egress';
import { judgeIpList } from '../../scripts/doctor/steps/ip-list';
import { judgeLockWindows } from '../../scripts/doctor/steps/lock-windows';
import { judgeMessageTemplates } from '../../scripts/doctor/steps/message-templates';
import { judgeMiniProgram } from '../../scripts/doctor/steps/mini-program';
import { judgePayAppid } from '../../scripts/doctor/steps/pay-appid';
import { judgePayIpList } from '../../scripts/doctor/steps/pay-ip-list';
import { judgePayKeys } from '../../scripts/doctor/steps/pay-keys';
import { judgePlans, type PlanFacts } from '../../scripts/doctor/steps/plans';
import { judgePolling } from '../../scripts/doctor/steps/polling';
import { judgeToken } from '../../scripts/doctor/steps/token';
import { judgeUnionid } from '../../scripts/doctor/steps/unionid';
import type { StoreAnswer } from '../../scripts/doctor/store-answer';
import type { Verdict } from '../../scripts/doctor/verdict';
import { payEnvironment, payNotFound } from './pay-environment';

/** A verdict in one line: its status, and what it says in English. */
function inShort(verdict: Verdict): string {
  switch (verdict.status) {
    case 'fine':
      return 'fine';
    case 'wrong':
      return `wrong: ${verdict.problems.map(({ en, who }) => `${en} (${who})`).join(' | ')}`;
    case 'waiting':
      return `waiting on ${verdict.on}`;
    case 'unchecked':
    case 'not-configured':
      return `${verdict.status}: ${verdict.why.en}`;
  }
}

function storeAnswer(errcode: number, detail = '', body: Record<string, unknown> = {}): StoreAnswer {
  return { errcode, detail, body, dateMs: 0, arrivedAtMs: 0 };
}

const nowMs = Date.parse('2026-08-01T20:00:00+08:00');
const dayMs = 86_400_000;

describe('token and IP allow-list', () => {
  const refused = storeAnswer(40164, 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist');

  it('an address that is not let in is named, once', () => {
    expect(inShort(judgeIpList(refused))).toContain('the platform saw 203.0.113.7. Add it');
    expect(inShort(judgeToken(refused))).toBe('waiting on ip-list');
  });

  it.each([
    [storeAnswer(0, '', { access_token: 'long-enough' }), 'fine'],
    [storeAnswer(40013, 'invalid appid'), 'wrong: the platform does not know AGENCY_APPID (40013) (agency)'],
    [storeAnswer(40125, 'invalid appsecret'), 'wrong: AGENCY_SECRET is wrong (40125) (agency)'],
    [
      storeAnswer(40002, 'invalid grant_type'),
      'wrong: the platform gives no token (40002 invalid grant_type) (agency)',
    ],
    [storeAnswer(0), 'wrong: the platform gives no token (0 ) (agency)'],
  ])('the token of %j', (answer, expected) => {
    expect(inShort(judgeToken(answer))).toBe(expected);
  });
});

describe('the clock', () => {
  it.each([
    [60_000, 'fine'],
    [-60_000, 'fine'],
    [60_001, "wrong: the clock is 60 s ahead of the platform's (developer)"],
    [-7_200_000, "wrong: the clock is 7200 s behind the platform's (developer)"],
  ])('%i ms away from the platform', (awayMs, expected) => {
    expect(inShort(judgeClock({ dateMs: nowMs, machineMs: nowMs + awayMs }))).toBe(expected);
  });

  it('is unchecked when the platform states no date', () => {
    expect(judgeClock({ dateMs: undefined, machineMs: nowMs }).status).toBe('unchecked');
  });
});

describe('the callback address', () => {
  it.each([
    ['https://push.shanli.example.com/store-events', 'real', 'fine'],
    ['http://127.0.0.1:8000/http/store-events', 'local', 'unchecked: local, not checked'],
    [
      'http://127.0.0.1:8000/http/store-events',
      'real',
      'wrong: the platform cannot reach an address of this machine (developer)',
    ],
    ['store-events', 'real', 'wrong: PUSH_URL is no address (developer)'],
    ['https://a-1.tcloudbaseapp.com/x', 'real', 'wrong: a-1.tcloudbaseapp.com is a default domain'],
    ['https://a-1.service.tcloudbase.com/x', 'real', 'wrong: a-1.service.tcloudbase.com is a default domain'],
  ] as const)('%s in a %s deployment', (address, kind, expected) => {
    expect(inShort(judgeCallbackAddress(address, kind))).toContain(expected);
  });
});

describe('plans', () => {
  const plan: PlanFacts = {
    productId: '1',
    status: 1,
    startsAtMs: nowMs - dayMs,
    endsAtMs: nowMs + dayMs,
    rateSetByMerchant: false,
  };

  it.each<readonly [name: string, plans: readonly PlanFacts[], expected: string]>([
    ['one that runs', [plan], 'fine'],
    ['one without an end', [{ ...plan, endsAtMs: 0 }], 'fine'],
    ['one beside one that the merchant sets', [{ ...plan, rateSetByMerchant: true }, plan], 'fine'],
    ['one that runs beside one that ended', [{ ...plan, endsAtMs: nowMs }, plan], 'fine'],
    ['none', [], 'no product is under promotion'],
    ['one that ends this moment', [{ ...plan, endsAtMs: nowMs }], 'every plan has ended'],
    ['one that is to come', [{ ...plan, startsAtMs: nowMs + 1 }], 'no plan is on promotion now'],
    ['one that is switched off', [{ ...plan, status: 2 }], 'no plan is on promotion now'],
    ['one that the merchant sets', [{ ...plan, rateSetByMerchant: true }], 'only merchant-set plans'],
    [
      'one that ended beside the merchant’s',
      [
        { ...plan, endsAtMs: 1 },
        { ...plan, rateSetByMerchant: true },
      ],
      'only',
    ],
    ['one of the merchant that ended', [{ ...plan, endsAtMs: 1, rateSetByMerchant: true }], 'every plan has ended'],
  ])('%s', (_name, plans, expected) => {
    expect(inShort(judgePlans(plans, nowMs))).toContain(expected);
  });
});

describe('lock windows', () => {
  const days = { product_click: 30, product_order: 0, content_click: 3, content_order: '30' };
  const body = Object.fromEntries(Object.entries(days).map(([name, value]) => [`default_${name}_lock_day`, value]));

  it.each([
    ['the default of the platform', { ...storeAnswer(0, '', body), shopAppid: 'wxshop' }, 'fine'],
    ['no relation', { ...storeAnswer(10024007), shopAppid: 'wxshop' }, 'waiting on shops'],
    [
      'a number that is missing',
      { ...storeAnswer(0, '', { ...body, default_content_order_lock_day: undefined }), shopAppid: 'wxshop' },
      'the platform states no content_order for shop wxshop',
    ],
  ])('%s', (_name, answer, expected) => {
    expect(inShort(judgeLockWindows([answer]))).toContain(expected);
  });
});

describe('the mini-program', () => {
  it.each([
    [0, 'fine'],
    [10071049, 'waiting on promoter-feature'],
    [10071030, 'unchecked: the platform does not know the openid'],
    [10071056, 'wrong: the mini-program is not bound to this agency (10071056): add it under 关联小程序 (agency)'],
    [48001, "wrong: the platform refuses to tell a promoter's standing"],
  ])('code %i', (errcode, expected) => {
    expect(inShort(judgeMiniProgram({ errcode, detail: '' }))).toContain(expected);
  });
});

describe('settings', () => {
  const agency = {
    _id: 'agency',
    agencyAppid: 'wxa',
    miniProgramAppid: 'wxm',
    settledBy: 'agency',
    agreementVersion: '1',
  };

  it.each([
    [15, 'fine'],
    [14, 'holdDays is 14'],
    [15.5, 'holdDays is 15.5'],
    [undefined, 'holdDays is undefined'],
  ])('hold days of %p', (holdDays, expected) => {
    expect(inShort(judgeAgencySettings({ ...agency, holdDays }, {}))).toContain(expected);
  });

  it('two notices with one template are told', () => {
    const id = 'a'.repeat(43);
    expect(inShort(judgeMessageTemplates({ commission: id, payout: id }))).toContain(
      'shares its template with another',
    );
    expect(inShort(judgeMessageTemplates(undefined))).toContain('not-configured');
  });
});

describe('polling', () => {
  const lease = { _id: 'sync-store', holder: 'mine', expiresAtMs: 0, cursor: { orders: { doneToSec: nowMs / 1000 } } };
  const here = { name: 'env-1', lease };
  const idle = { ...lease, cursor: { orders: { doneToSec: nowMs / 1000 - 86_400 } } };

  it.each([
    ['another environment polls as well', [{ name: 'env-2', lease }], 'environment env-2 polls this agency too'],
    ['another environment stopped a day ago', [{ name: 'env-2', lease: idle }], 'fine'],
    ['another environment never polled', [{ name: 'env-2', lease: undefined }], 'fine'],
    ['nothing is known of others', [], 'unchecked: other environments cannot be seen from here'],
  ])('%s', (_name, others, expected) => {
    expect(inShort(judgePolling({ isLocal: false, nowMs, here, others }))).toContain(expected);
  });
});

describe('unionid', () => {
  const promoter = { _id: 'wxsharer', unionidHash: 'k1.wang' };

  it.each([
    ['nobody joined', [], [], 'unchecked: nobody has joined yet'],
    ['a promoter bought himself', [promoter], [{ _id: 'o|s', buyerKey: 'k1.wang' }], 'fine'],
    ['only strangers bought', [promoter], [{ _id: 'o|s', buyerKey: 'k1.lin' }], 'unchecked: no promoter has bought'],
    ['no unionid at all', [{ ...promoter, unionidHash: null }], [], 'wrong: no promoter has a unionid'],
  ])('%s', (_name, promoters, buyers, expected) => {
    expect(inShort(judgeUnionid(promoters, buyers))).toContain(expected);
  });
});

describe('a database that does not open', () => {
  it('says what the service said, and which keys to look at', () => {
    const verdict = judgeDatabaseFailure(new Error('[SIGN_PARAM_INVALID] secretid error'));

    expect(inShort(verdict)).toBe(
      'wrong: the database cannot be opened ([SIGN_PARAM_INVALID] secretid error) (developer)',
    );
  });
});

describe('what is printed', () => {
  it('holds no secret, whoever wrote it into a message', () => {
    const environment = { CLOUD_SECRET_KEY: 'abcdefgh12345', BUYER_KEY_ID: 'k1', CLOUD_ENV: 'shop-prod-1' };
    expect(withoutSecrets('k1 of shop-prod-1: signature of abcdefgh12345 refused', environment)).toBe(
      'k1 of shop-prod-1: signature of ••• refused',
    );
  });
});

describe('the pay side', () => {
  it('keys that fit together are fine, with or without the certificate', () => {
    expect(judgePayKeys(payEnvironment)).toEqual({ status: 'fine' });
    expect(judgePayKeys({ ...payEnvironment, PAY_CERTIFICATE: undefined })).toEqual({ status: 'fine' });
  });

  it('keys on one line are read as well', () => {
    const oneLine = payEnvironment.PAY_PRIVATE_KEY.replaceAll('\n', '\\n');
    const der = payEnvironment.PAY_PUBLIC_KEY.replaceAll(/-----[A-Z ]+-----|\n/g, '');
    expect(judgePayKeys({ ...payEnvironment, PAY_PRIVATE_KEY: oneLine, PAY_PUBLIC_KEY: der })).toEqual({
      status: 'fine',
    });
  });

  it.each([
    ['no key at all', { PAY_PRIVATE_KEY: 'x' }, 'PAY_PRIVATE_KEY is no readable RSA private key'],
    ['a certificate cut short', { PAY_CERTIFICATE: 'x' }, 'PAY_CERTIFICATE is no readable certificate'],
    ['an API key of 31 letters', { PAY_API_V3_KEY: 'x'.repeat(31) }, 'PAY_API_V3_KEY is malformed'],
    ['the id of a certificate', { PAY_PUBLIC_KEY_ID: 'F'.repeat(40) }, 'PAY_PUBLIC_KEY_ID is malformed'],
  ])('%s is told', (_name, change, sentence) => {
    expect(inShort(judgePayKeys({ ...payEnvironment, ...change }))).toContain(sentence);
  });

  it.each<readonly [answer: Partial<PayAnswer>, expected: string]>([
    [{}, 'fine'],
    [
      { status: 400, code: 'INVALID_REQUEST', message: 'IP地址 198.51.100.9 不在白名单' },
      'the platform saw 198.51.100.9',
    ],
    [{ status: 401, code: 'SIGN_ERROR' }, 'waiting on pay-query'],
  ])('its allow-list after %j', (answer, expected) => {
    expect(inShort(judgePayIpList({ ...payNotFound, ...answer }))).toContain(expected);
  });

  it('a bond that no question can tell is unchecked, with the page where it stands', () => {
    expect(inShort(judgePayAppid(undefined, 'wxmini'))).toContain('look for wxmini under WeChat Pay console');
    expect(inShort(judgePayAppid(false, 'wxmini'))).toContain('not bound to the mini-program wxmini');
  });

  it.each([
    ['203.0.113.7', '203.0.113.7', 'fine'],
    ['203.0.113.7', '198.51.100.9', 'leaves by 203.0.113.7 and the pay side by 198.51.100.9'],
    [undefined, '198.51.100.9', 'unchecked'],
  ])('egress by %s and %s', (storeIp, payIp, expected) => {
    expect(inShort(judgeEgress({ storeIp, payIp }))).toContain(expected);
  });
});
