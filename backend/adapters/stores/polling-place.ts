import type { DocumentDatabase } from '../../ports/document-database';
import type { PollingPlace } from '../../ports/polling-place';

/** The setting `pollingEnvironment` of the agency; one call, because nothing else of the settings is needed. */
export function documentPollingPlace(database: DocumentDatabase): PollingPlace {
  return {
    async isElsewhere(environment) {
      const agency = await database.find('settings', 'agency');
      const stated = agency?.pollingEnvironment;
      return typeof stated === 'string' && stated !== environment;
    },
  };
}
