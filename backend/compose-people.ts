import { linkedLines } from './adapters/exports/linked-lines';
import { resultFiles } from './adapters/list-pay/result-files';
import { documentBrandArchive } from './adapters/stores/brand-archive';
import { documentCampaignStore } from './adapters/stores/campaign-store';
import { documentInviteStore } from './adapters/stores/invite-store';
import { documentPeopleDesk } from './adapters/stores/people-desk';
import { documentPersonLists } from './adapters/stores/person-lists';
import { documentReviewStore } from './adapters/stores/review-store';
import { documentShelfDesk } from './adapters/stores/shelf-desk';
import { documentStoreTree } from './adapters/stores/store-tree';
import { documentWatchedThings } from './adapters/stores/watched-things';
import { environmentPhoneHasher } from './adapters/system/phone-hasher';
import { type Base, composePeople, composeSharing } from './compose';

/** What shelf, people, stores and messages need in the console. */
export function composeBrandDesk(base: Base) {
  return {
    ...composeSharing(base),
    shelfDesk: documentShelfDesk(base.database),
    watched: documentWatchedThings(base.database),
    reviews: documentReviewStore(base.database),
    people: documentPeopleDesk(base.database),
    lists: documentPersonLists(base.database),
    invites: documentInviteStore(base.database),
    stores: documentStoreTree(base.database),
    campaigns: documentCampaignStore(base.database),
    archive: documentBrandArchive(base.database),
    archiveFiles: linkedLines,
    phones: environmentPhoneHasher(process.env),
    resultFiles,
  };
}

/** What opening a link or a store needs. */
export function composeLanding(base: Base) {
  return { ...composePeople(base), stores: documentStoreTree(base.database) };
}
