import { agreedSettlementAt } from '../../../core/commission/settlement-schedule';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import type { BrandSettings } from '../../ports/program-settings';
import type { Promoter } from '../../ports/promoter-store';
import type { BoundPromoter, PlatformAnswer, StorePlatform } from '../../ports/store-platform';
import type { WalletOpener } from '../../ports/wallet-opener';
import { type PlatformRefused, platformRefused } from '../sharing/platform-refused';
import { type ApplyListsPorts, applyLists } from './apply-lists';
import { type BrandChoiceRefusal, chooseBrand } from './choose-brand';
import { openGroupOf } from './open-group';

export interface ConfirmBindingPorts extends ApplyListsPorts {
  readonly platform: StorePlatform;
  readonly wallets: WalletOpener;
  readonly buyerKeys: BuyerKeyMaker;
}

export interface ConfirmedBinding {
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly brandId: string;
  readonly brandName: string;
  readonly groupName: string;
  readonly settledBy: 'agency' | 'platform';
}

export type ConfirmBindingRefusal =
  | PlatformRefused
  | BrandChoiceRefusal
  | 'agreement-not-accepted'
  | 'not-bound-yet'
  | 'promoter-suspended';

/**
 * Asks the platform whether the caller is bound by now and, if so, makes him a promoter of the brand's open group with
 * a wallet. Doing it again changes nothing. The promoter is written last, so that one who is known here has all of it.
 * Who verified a phone before gets what his brands imported with it meanwhile.
 *
 * Rejections: not-bound-yet (refusing and closing the platform's page look the same to us); agreement-not-accepted;
 * promoter-suspended; brand-not-found, brand-not-chosen, not-open; platform-refused.
 */
export async function confirmBinding(
  ports: ConfirmBindingPorts,
  caller: { readonly openid: string; readonly unionid: string | undefined },
  request: { readonly brandId?: string | undefined },
): Promise<Outcome<ConfirmedBinding, ConfirmBindingRefusal>> {
  const settings = await ports.settings.current();
  const chosen = chooseBrand(settings, request.brandId);
  if (!chosen.ok) return chosen;
  if (!(await ports.promoters.hasConsent(caller.openid, settings.agency.agreementVersion))) {
    return rejected('agreement-not-accepted');
  }
  const found = await findBound(ports.platform, caller.openid);
  if (!found.ok) return platformRefused(found);
  if (!found.value) return rejected('not-bound-yet');
  const { promoter, nickname, avatarUrl, boundAtMs, settledBy } = found.value;
  const known = await ports.promoters.findPromoter(promoter);
  if (known?.status === 'suspended') return rejected('promoter-suspended');

  const brand = chosen.value;
  const group = openGroupOf(brand);
  const { brandId } = brand;
  await ports.wallets.ensureWallet(promoter);
  const joinedAtMs = ports.clock.nowMs();
  const joined = { brandId, promoter, nickname, groupId: group.groupId, settledBy, joinedAtMs };
  await ports.promoters.joinBrand({ ...joined, activeAtMs: joinedAtMs });
  const { openid, unionid } = caller;
  const unionidHash = unionid === undefined ? null : ports.buyerKeys.keyOf({ unionid, openid });
  await ports.promoters.saveBound({ promoter, openid, unionidHash, nickname, avatarUrl, boundAtMs, settledBy });
  // Bound again under other terms than before: his new orders take them, those that exist keep theirs.
  const before = agreedSettlementAt(known, joinedAtMs);
  if (known && before !== settledBy) await ports.promoters.agreeSettlement(promoter, { fromMs: joinedAtMs, settledBy });
  const groupName = (await groupByLists(ports, known, brand)) ?? group.name;
  return ok({ nickname, avatarUrl, brandId, brandName: brand.name, groupName, settledBy });
}

/** The name of the group to which lists led somebody who is known by a phone. */
async function groupByLists(
  ports: ConfirmBindingPorts,
  known: Promoter | undefined,
  { brandId, groups }: BrandSettings,
): Promise<string | undefined> {
  if (typeof known?.phoneHash !== 'string') return undefined;
  for (const joined of await ports.promoters.listBrandsOf(known.promoter))
    await applyLists(ports, known, joined.brandId);
  const member = await ports.people.findMember(brandId, known.promoter);
  return groups.find(({ groupId }) => groupId === member?.groupId)?.name;
}

async function findBound(platform: StorePlatform, openid: string): Promise<PlatformAnswer<BoundPromoter | null>> {
  const standing = await platform.promoterStanding(openid);
  if (!standing.ok) return standing;
  return standing.value.bound ? platform.findBoundPromoter({ openid }) : { ok: true, value: null };
}
