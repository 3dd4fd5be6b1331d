import { momentText } from '../formats/beijing-text';
import type { Answer } from './answer';

const prefix = 'seen/';

/** An answer as a page shows it, and when it is from where that was not now. */
export interface Seen<Value> {
  readonly answer: Answer<Value>;
  /** As text, for page-frame; empty for an answer of now. While it says something nothing may be written. */
  readonly seenAt: string;
}

interface Kept {
  readonly of: string;
  readonly value: unknown;
  readonly seenAtMs: number;
}

/**
 * Keeps an answer on this phone, so that it can be looked at without a network; or, where there is no connection, gives
 * back the one that was kept. Every other failure, and one for which nothing was kept, stays what it is.
 *
 * @param name one for each page: only the newest answer under it is kept
 * @param of which of several things the page shows (an order, a month); another one's answer is never given back
 */
export function lastSeen<Value>(name: string, answer: Answer<Value>, of = ''): Seen<Value> {
  if (answer.ok) {
    keep(name, { of, value: answer.value, seenAtMs: Date.now() });
    return { answer, seenAt: '' };
  }
  const kept = answer.code === 'no-connection' ? recall(name) : undefined;
  if (kept?.of !== of) return { answer, seenAt: '' };
  return { answer: { ok: true, value: kept.value as Value }, seenAt: momentText(kept.seenAtMs) };
}

/** A phone without room keeps nothing, and that is no reason to show nothing. */
function keep(name: string, kept: Kept): void {
  try {
    wx.setStorageSync(prefix + name, kept);
  } catch {
    wx.removeStorageSync(prefix + name);
  }
}

function recall(name: string): Kept | undefined {
  const kept: unknown = wx.getStorageSync(prefix + name);
  return typeof kept === 'object' && kept !== null && 'seenAtMs' in kept ? (kept as Kept) : undefined;
}
