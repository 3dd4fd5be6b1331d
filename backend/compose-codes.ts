import { cloudFiles } from './adapters/cloud-database/cloud-files';
import { documentShareLinkStore } from './adapters/stores/share-link-store';
import type { Base } from './compose';

/** What removing old codes needs: no key of any platform. */
export function composeOldCodes({ clock, database }: Base) {
  return { clock, links: documentShareLinkStore(database), storage: cloudFiles() };
}
