/** What a key means in a list with something opened from it. */
export type PaneMove = 'up' | 'down' | 'open' | 'close';

const moves: Readonly<Record<string, PaneMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'open',
  Escape: 'close',
};

export function paneMove(key: string): PaneMove | undefined {
  return moves[key];
}

/** The row that is chosen after a step in a list; the first when none was. '' in an empty list. */
export function steppedKey(keys: readonly string[], chosen: string, move: PaneMove): string {
  const at = keys.indexOf(chosen);
  if (move !== 'up' && move !== 'down') return chosen;
  const next = move === 'down' ? at + 1 : at - 1;
  const bounded = Math.min(Math.max(next, 0), keys.length - 1);
  return keys[bounded] ?? '';
}
