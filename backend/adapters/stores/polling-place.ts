import type { Clock } from '../../ports/clock';
import type { DocumentDatabase } from '../../ports/document-database';
import type { PollingPlace } from '../../ports/polling-place';

/** So long the environment that polls goes on without looking whether it still should. */
const keptMs = 6 * 3_600_000;

/**
 * The setting `pollingEnvironment` of the agency; one call, because nothing else of the settings is needed. Whoever does
 * not poll looks each time, so that a new place begins at its next run; the former one stops within six hours.
 */
export function documentPollingPlace(database: DocumentDatabase, clock: Pick<Clock, 'nowMs'>): PollingPlace {
  let herePolledAtMs: number | undefined;
  return {
    async isElsewhere(environment) {
      const nowMs = clock.nowMs();
      if (herePolledAtMs !== undefined && nowMs - herePolledAtMs < keptMs) return false;
      const agency = await database.find('settings', 'agency');
      const stated = agency?.pollingEnvironment;
      const isElsewhere = typeof stated === 'string' && stated !== environment;
      herePolledAtMs = isElsewhere ? undefined : nowMs;
      return isElsewhere;
    },
  };
}
