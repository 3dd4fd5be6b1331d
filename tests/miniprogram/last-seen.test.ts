import { join } from 'node:path';
import { type Answer, failure } from '../../miniprogram/services/answer';

/** Read as the phone reads it: with a global `wx`, which no type of a test knows. */
const { lastSeen } = jest.requireActual<{
  lastSeen(name: string, answer: Answer<number>, of?: string): { answer: Answer<number>; seenAt: string };
}>(join(__dirname, '../../miniprogram/services/last-seen'));

const offline = failure('no-connection');
const now = (seenAt = '') => ({ seenAt });
let kept: Map<string, unknown>;
let isFull: boolean;

beforeEach(() => {
  kept = new Map();
  isFull = false;
  // 2026-08-19 09:05 in Beijing.
  jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 7, 19, 1, 5));
  const wx = {
    setStorageSync: (key: string, value: unknown) => {
      if (isFull) throw new Error('exceed storage max size');
      kept.set(key, value);
    },
    getStorageSync: (key: string) => kept.get(key) ?? '',
    removeStorageSync: (key: string) => kept.delete(key),
  };
  Object.assign(globalThis, { wx });
});

describe('what was seen last', () => {
  it('comes back with its time where there is no connection, and at no other failure', () => {
    expect(lastSeen('a', offline)).toEqual({ answer: offline, ...now() });
    expect(lastSeen('a', { ok: true, value: 7 })).toEqual({ answer: { ok: true, value: 7 }, ...now() });
    expect(lastSeen('a', offline)).toEqual({ answer: { ok: true, value: 7 }, ...now('8 月 19 日 09:05') });
    expect(lastSeen('a', failure('not-bound'))).toEqual({ answer: failure('not-bound'), ...now() });
    expect(lastSeen('a', failure('no-answer'))).toEqual({ answer: failure('no-answer'), ...now() });
  });

  it('is never that of another page, or of another order', () => {
    lastSeen('order', { ok: true, value: 7 }, 'o1|s1');
    expect(lastSeen('orders', offline).answer).toBe(offline);
    expect(lastSeen('order', offline, 'o2|s1').answer).toBe(offline);
    expect(lastSeen('order', offline, 'o1|s1').answer).toMatchObject({ value: 7 });
  });

  it('is one answer for each page, so that it does not grow', () => {
    for (const key of ['o1', 'o2', 'o3']) lastSeen('order', { ok: true, value: 1 }, key);
    expect(kept.size).toBe(1);
  });

  it('is nothing on a phone without room, and the page shows all the same', () => {
    lastSeen('a', { ok: true, value: 7 });
    isFull = true;
    expect(lastSeen('a', { ok: true, value: 8 })).toEqual({ answer: { ok: true, value: 8 }, ...now() });
    expect(lastSeen('a', offline).answer).toBe(offline);
  });

  it.each(['', 'text', 7, null, {}])('is nothing where something else was kept: %j', (other) => {
    kept.set('seen/a', other);
    expect(lastSeen('a', offline).answer).toBe(offline);
  });
});
