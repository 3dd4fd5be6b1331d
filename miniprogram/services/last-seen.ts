import type { Answer, LastSeen } from './answer';

const prefix = 'seen/';

/**
 * Keeps an answer on this phone, so that it can be looked at without a network; or, where there is no connection, gives
 * back what was kept. undefined for every other failure, and where nothing was kept.
 */
export function keepOrRecall<Value>(name: string, answer: Answer<Value>, nowMs: number): LastSeen<Value> | undefined {
  if (answer.ok) {
    wx.setStorageSync(prefix + name, { value: answer.value, seenAtMs: nowMs });
    return undefined;
  }
  if (answer.code !== 'no-connection') return undefined;
  const kept: unknown = wx.getStorageSync(prefix + name);
  return isSeen<Value>(kept) ? kept : undefined;
}

function isSeen<Value>(kept: unknown): kept is LastSeen<Value> {
  return typeof kept === 'object' && kept !== null && 'seenAtMs' in kept && 'value' in kept;
}
