import type { Fen } from '../../core/money/fen';
import type { Clock } from '../ports/clock';

export const readWallet = (clock: Clock): Fen => clock.nowMs();
