import { Outage } from '../../ports/outage';
import type { PlatformAnswer } from '../../ports/platform/answer';

/** What was told, or null: a checklist is read as far as the platform answers. */
export async function told<T>(asked: Promise<PlatformAnswer<T>>): Promise<T | null> {
  try {
    const answer = await asked;
    return answer.ok ? answer.value : null;
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return null;
  }
}
