import type { Fen } from './fen';

/**
 * An amount as people read it: yuan with two decimals, thousands apart, a true minus sign. 1234567 fen is '12,345.67'.
 * Our own formatting, because a phone's locale may differ.
 */
export function yuanText(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '−' : ''}${whole}.${digits.slice(-2)}`;
}
