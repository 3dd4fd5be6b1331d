import { type CampaignsPorts, campaignsActions } from './campaigns-actions';
import { type LeavingPorts, leavingActions } from './leaving-actions';
import { type PeoplePorts, peopleActions } from './people-actions';
import { type ShelfPorts, shelfActions } from './shelf-actions';
import { type StoresPorts, storesActions } from './stores-actions';

export type BrandDeskPorts = ShelfPorts & PeoplePorts & StoresPorts & CampaignsPorts & LeavingPorts;

/** What a brand does every day: its shelf, its people, its stores and what it tells them; and once, its leaving. */
export function brandDeskActions(ports: BrandDeskPorts) {
  const daily = {
    ...shelfActions(ports),
    ...peopleActions(ports),
    ...storesActions(ports),
    ...campaignsActions(ports),
  };
  return { ...daily, ...leavingActions(ports) };
}
