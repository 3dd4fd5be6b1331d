import fc from 'fast-check';
import { consoleJournal } from './console-journal';
import { readEnvironment } from './read-environment';
import { systemRandom } from './system-random';

function record(write: (journal: ReturnType<typeof consoleJournal>) => void, secrets: string[] = []): string[] {
  const lines: string[] = [];
  write(consoleJournal({ write: (line) => lines.push(line), nowMs: () => 1_700_000_000_000, secrets }));
  return lines;
}

describe('the journal', () => {
  it('writes one line of JSON for each record', () => {
    const lines = record((journal) => {
      journal.info('timer-run', { functionName: 'release-commissions', counts: { released: 2 } });
      journal.alarm('UNKNOWN_EVENT');
    });
    expect(lines).toEqual([
      '{"at":"2023-11-14T22:13:20.000Z","level":"info","event":"timer-run","functionName":"release-commissions","counts":{"released":2}}',
      '{"at":"2023-11-14T22:13:20.000Z","level":"alarm","event":"UNKNOWN_EVENT"}',
    ]);
  });

  it('drops every fact that is not on the list and says which', () => {
    const [line] = record((journal) =>
      journal.info('x', { openid: 'oAlice', code: 'c', phone: '13800138000', at: 'now' }),
    );
    expect(JSON.parse(line ?? '')).toEqual({
      at: '2023-11-14T22:13:20.000Z',
      level: 'info',
      event: 'x',
      code: 'c',
      dropped: ['openid', 'phone', 'at'],
    });
  });

  it.each([
    ['an openid', 'user oAbCdEfGhIjKlMnOpQrStUvWxYz0 failed', 'user (personal) failed'],
    ['a token in an address', 'GET /x?access_token=abc_DEF-1&b=2', 'GET /x?(personal)&b=2'],
    ['a phone number', 'call 13800138000 now', 'call (personal) now'],
    ['a secret of the function', 'secret is s3cr3tvalue!', 'secret is (secret)!'],
  ])('takes %s out of what is allowed', (_label, reason, kept) => {
    const [line] = record((journal) => journal.alarm('x', { reason }), ['s3cr3tvalue']);
    expect(JSON.parse(line ?? '')).toMatchObject({ reason: kept });
  });

  it('keeps planted values out whatever the fact is called and however deep it lies', () => {
    const canary = 'oCANARYcanaryCANARYcanary0001';
    const place = fc.oneof(
      fc.constant(canary),
      fc.record({ deep: fc.constant(canary) }),
      fc.tuple(fc.constant(canary)),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), place), place, (facts, value) => {
        const lines = record(
          (journal) => journal.info(canary, { ...facts, reason: value, counts: value, stack: canary }),
          [canary],
        );
        expect(lines.join()).not.toContain(canary);
        expect(lines[0]).not.toContain('\n');
      }),
    );
  });
});

const right = {
  AGENCY_APPID: 'wxagency1',
  AGENCY_SECRET: 'sssssssssssssssssssssssssssssss1',
  STORE_API_BASE_URL: 'http://127.0.0.1:8080/store',
  PUSH_TOKEN: 'AAAAA',
  PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
};

describe('reading the environment', () => {
  it('gives the variables that were asked for', () => {
    expect(readEnvironment(['AGENCY_APPID', 'PUSH_TOKEN', 'PUSH_TOKEN_PREVIOUS'], right)).toEqual({
      AGENCY_APPID: 'wxagency1',
      PUSH_TOKEN: 'AAAAA',
    });
  });

  it('knows the platform’s address by itself', () => {
    expect(readEnvironment(['STORE_API_BASE_URL'], {})).toEqual({ STORE_API_BASE_URL: 'https://api.weixin.qq.com' });
  });

  it('names every variable that is missing or malformed, and no value', () => {
    const source = { ...right, PUSH_AES_KEY: 'SECRET', PUSH_TOKEN_PREVIOUS: 'a b' };
    const read = () => readEnvironment(['BUYER_KEY_SALT', 'PUSH_AES_KEY', 'PUSH_TOKEN_PREVIOUS'], source);
    expect(read).toThrow(
      'BUYER_KEY_SALT is missing: set it to 16 or more letters of chance. ' +
        'PUSH_AES_KEY is malformed: it must be the 43 letters and digits of EncodingAESKey. ' +
        'PUSH_TOKEN_PREVIOUS is malformed: it must be 3 to 32 letters and digits, as in the agency console.',
    );
  });

  it.each([
    ['http://api.weixin.qq.com'],
    ['http://127.0.0.1.example.com/'],
    ['http://127.0.0.1@example.com/'],
    ['https://user:pass@example.com/'],
    ['ftp://127.0.0.1/'],
  ])('does not send the secret to %s', (address) => {
    expect(() => readEnvironment(['STORE_API_BASE_URL'], { STORE_API_BASE_URL: address })).toThrow(
      'STORE_API_BASE_URL',
    );
  });
});

describe('chance', () => {
  it('gives tokens of at least the chance asked for, in letters that fit everywhere', () => {
    expect(systemRandom.token(128)).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(systemRandom.token(1)).toMatch(/^[A-Za-z0-9_-]{2}$/);
    expect(new Set(Array.from({ length: 100 }, () => systemRandom.token(64))).size).toBe(100);
  });
});
