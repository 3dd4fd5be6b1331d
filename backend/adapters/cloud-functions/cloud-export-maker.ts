import type { ExportMaker } from '../../ports/export-maker';
import type { Journal } from '../../ports/journal';
import { callCloudFunction } from '../cloud-database/open-cloud-database';

/** Calls the function that has a minute for it, and does not wait for its end: the page asks how far it is. */
export function cloudExportMaker(journal: Journal, functionName = 'make-exports'): ExportMaker {
  return {
    async makeNow(exportId) {
      try {
        await callCloudFunction(functionName, { exportId });
      } catch (error) {
        journal.info('export-made-later', { entry: exportId, reason: error instanceof Error ? error.message : '' });
      }
    },
  };
}
