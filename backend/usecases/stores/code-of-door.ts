import { type Outcome, ok, rejected } from '../../../core/outcome';
import { codeScene } from '../../../core/sharing/code-scene';
import type { Clock } from '../../ports/clock';
import type { InviteStore } from '../../ports/invite-store';
import type { PageCodes } from '../../ports/page-codes';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { StoreTree } from '../../ports/store-tree';
import { inviteStateOf } from '../joining/invite-state';

export interface CodeOfDoorPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly invites: Pick<InviteStore, 'findInvite'>;
  readonly stores: Pick<StoreTree, 'findByCode'>;
  readonly codes: PageCodes;
}

/** A code to print, and what stands beside it on a counter card. */
export interface DoorCode {
  readonly fileId: string;
  readonly url: string;
  readonly brandName: string;
  readonly agencyName: string;
  /** 「3 号店员 小陈」; empty for a store's code and an invite. */
  readonly servedBy: string;
  /** The page that it opens, to be sent by hand. */
  readonly path: string;
}

interface Door {
  readonly page: string;
  readonly scene: string;
  readonly path: string;
  readonly servedBy: string;
}

/**
 * The code of an invite, of a store, or of a clerk's card, as WeChat makes it.
 *
 * Rejections: link-not-found for what is unknown, of another brand, ended or taken back: such a code would lead nowhere;
 * platform-refused. Errors: Outage.
 */
export async function codeOfDoor(
  ports: CodeOfDoorPorts,
  request: { readonly brandId: string; readonly kind: 'invite' | 'store'; readonly token: string },
): Promise<Outcome<DoorCode, 'link-not-found' | 'platform-refused'>> {
  const { brandId, kind, token } = request;
  const door = kind === 'invite' ? await inviteDoor(ports, brandId, token) : await storeDoor(ports, brandId, token);
  if (!door) return rejected('link-not-found');
  const { page, scene, path, servedBy } = door;
  const fileId = await ports.codes.make({ page, scene, path: `codes/doors/${token}.jpg` });
  const url = fileId === undefined ? undefined : await ports.codes.urlOf(fileId);
  if (fileId === undefined || url === undefined) return rejected('platform-refused');
  const { brands, agency } = await ports.settings.current();
  const brandName = brands.find((brand) => brand.brandId === brandId)?.name ?? '';
  return ok({ fileId, url, brandName, agencyName: agency.legalName, servedBy, path });
}

async function inviteDoor(
  { invites, clock }: CodeOfDoorPorts,
  brandId: string,
  token: string,
): Promise<Door | undefined> {
  const invite = await invites.findInvite(token);
  if (invite?.brandId !== brandId || inviteStateOf(invite, clock.nowMs()) !== 'valid') return undefined;
  return { page: 'packages/join/join', scene: token, path: `/packages/join/join?invite=${token}`, servedBy: '' };
}

async function storeDoor({ stores }: CodeOfDoorPorts, brandId: string, code: string): Promise<Door | undefined> {
  const found = await stores.findByCode(code);
  if (found?.store.brandId !== brandId || found.store.closedAtMs !== null) return undefined;
  const { clerk } = found;
  if (clerk !== null && clerk.revokedAtMs !== null) return undefined;
  const servedBy = clerk === null ? '' : `${clerk.number} 号店员 ${clerk.name}`;
  const scene = codeScene('s', code);
  return {
    page: 'packages/land/land',
    scene,
    path: `/packages/land/land?scene=${encodeURIComponent(scene)}`,
    servedBy,
  };
}
