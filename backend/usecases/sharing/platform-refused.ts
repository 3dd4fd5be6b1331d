import { type Rejected, rejected } from '../../../core/outcome';
import type { PlatformRefusal } from '../../ports/store-platform';

export type PlatformRefused = 'platform-refused';

/** A refusal of the platform as our own; its code and words go to the log. */
export function platformRefused({ errcode, detail }: PlatformRefusal): Rejected<PlatformRefused> {
  return rejected('platform-refused', `${errcode} ${detail}`);
}
