import type { ConditionKind } from '../../../core/compliance/joining-conditions';
import { missedConditions, officeDeclarationWords } from '../../../core/compliance/missed-conditions';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import { DuplicateKey } from '../../ports/document-database';
import type { Invite, InviteStore } from '../../ports/invite-store';
import type { OfficeDeclaration, PersonLists } from '../../ports/person-lists';
import type { ProgramEdit, ProgramEditor } from '../../ports/program-editor';
import type { GroupSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { JoinedBrand, Promoter, PromoterStore } from '../../ports/promoter-store';
import { activePromoter, type NotActive } from '../sharing/active-promoter';
import { type BrandChoiceRefusal, chooseBrand } from './choose-brand';
import { type InviteState, inviteStateOf } from './invite-state';
import { type JoinedPlace, joinedPlace } from './joined-place';
import { openGroupOf } from './open-group';
import { type Placement, placementOf } from './placement';

export interface JoinBrandPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly promoters: PromoterStore;
  readonly invites: InviteStore;
  readonly editor: ProgramEditor;
  readonly lists: PersonLists;
}

export interface JoinBrandRequest {
  readonly inviteToken?: string | undefined;
  readonly brandId?: string | undefined;
  /** He says that he holds no public office, or is permitted: groups of a government's program ask for it. */
  readonly declaresNoOffice?: boolean | undefined;
}

export type CannotUseInvite =
  | 'invite-not-found'
  | 'invite-of-other-brand'
  | Exclude<InviteState, 'valid'>
  | 'group-not-found';

export type JoinBrandRefusal = NotActive | BrandChoiceRefusal | CannotUseInvite | 'already-member';

/** What one attempt works with. */
interface Joining {
  readonly ports: JoinBrandPorts;
  readonly openid: string;
  readonly me: Promoter;
  readonly brandId: string;
  readonly token: string | undefined;
  readonly declaresNoOffice: boolean;
}

/**
 * A bound promoter joins one more brand: by an invite, which decides the group, or into the open group. Who misses a
 * condition of the group lands in the open one and reads why. An invite that is used at its limit by many at once lets in
 * exactly so many, and a person counts once. It is the brand's: nobody earns anything by handing it on.
 *
 * Rejections: not-bound, promoter-suspended, agreement-not-accepted; brand-not-found, brand-not-chosen, not-open;
 * invite-not-found, invite-of-other-brand, invite-revoked, invite-expired, invite-used-up, group-not-found;
 * already-member, also when the invite would lead back. Of these nothing is written and no use is counted.
 */
export async function joinBrand(
  ports: JoinBrandPorts,
  caller: { readonly openid: string },
  request: JoinBrandRequest,
): Promise<Outcome<JoinedPlace, JoinBrandRefusal>> {
  const settings = await ports.settings.current();
  const me = await activePromoter(ports.promoters, settings, caller.openid);
  if (!me.ok) return me;
  const { inviteToken: token } = request;
  const brandId =
    token === undefined ? chosen(chooseBrand(settings, request.brandId)) : await invited(ports, request, token);
  if (!brandId.ok) return brandId;
  const declaresNoOffice = request.declaresNoOffice === true;
  const joining = { ports, token, openid: caller.openid, me: me.value, brandId: brandId.value, declaresNoOffice };
  try {
    return await ports.editor.transaction((edit) => joinOnce(joining, edit));
  } catch (error) {
    // He joined by another call at the same moment; looking again sees it.
    if (!(error instanceof DuplicateKey)) throw error;
    return ports.editor.transaction((edit) => joinOnce(joining, edit));
  }
}

function chosen(brand: ReturnType<typeof chooseBrand>): Outcome<string, BrandChoiceRefusal> {
  return brand.ok ? ok(brand.value.brandId) : brand;
}

/** Looks at the invite before any transaction is opened: most that fail, fail here. */
async function invited(
  ports: JoinBrandPorts,
  { brandId }: JoinBrandRequest,
  token: string,
): Promise<Outcome<string, CannotUseInvite>> {
  const invite = await ports.invites.findInvite(token);
  if (!invite) return rejected('invite-not-found');
  if (brandId !== undefined && invite.brandId !== brandId) return rejected('invite-of-other-brand');
  return ok(invite.brandId);
}

async function joinOnce(joining: Joining, edit: ProgramEdit): Promise<Outcome<JoinedPlace, JoinBrandRefusal>> {
  const { ports, me, brandId, token } = joining;
  const nowMs = ports.clock.nowMs();
  const brand = await edit.findBrand(brandId);
  if (!brand) return rejected('brand-not-found');
  if (!brand.isOpen) return rejected('not-open');
  const present = await edit.findJoined(brandId, me.promoter);
  const invite = token === undefined ? undefined : await edit.findInvite(token);
  const isNewUse = invite !== undefined && !(present?.usedInvites ?? []).includes(invite.token);
  const refusal = token === undefined ? undefined : refusalOf(invite, isNewUse, nowMs);
  if (refusal) return rejected(refusal);
  const wanted = invite ? brand.groups.find(({ groupId }) => groupId === invite.groupId) : openGroupOf(brand);
  if (!wanted) return rejected('group-not-found');
  const missed = await missedBy(joining, wanted, present);
  if (joining.declaresNoOffice && asksForOffice(wanted)) await edit.keepDeclaration(declarationOf(joining, nowMs));
  const placement = placementOf({ brand, wanted, missed, present, nowMs });
  if (placement.kind === 'already-member') return rejected('already-member');
  const hasVerifiedPhone = typeof me.phoneHash === 'string';
  const place = joinedPlace({ brand, placement, wanted, missed, present, nowMs, hasVerifiedPhone });
  const asks = placement.asksForReview && (isNewUse || present?.review === undefined);
  const awaited = awaitedInvite(missed, invite, present);
  if (placement.kind === 'kept' && !asks) {
    if (present && 'awaitedInvite' in awaited) await edit.writeJoined({ ...present, ...awaited });
    return ok(place);
  }
  if (invite && isNewUse) await edit.writeInvite(invite.token, { used: invite.used + 1 });
  const marks = await marksFrom(joining, present);
  const joined = { ...joinedBrand(joining, { wanted, present, nowMs }, placement, asks), ...marks, ...awaited };
  await (present ? edit.writeJoined(joined) : addJoined(edit, joined, nowMs));
  if (placement.kind === 'moved' && present) await addMoveEntry(edit, joining, present, joined, nowMs);
  return ok({ ...place, review: joined.review?.groupId === wanted.groupId ? joined.review : null });
}

function refusalOf(invite: Invite | undefined, isNewUse: boolean, nowMs: number): CannotUseInvite | undefined {
  if (!invite) return 'invite-not-found';
  const state = inviteStateOf(invite, nowMs);
  if (state === 'valid' || (state === 'invite-used-up' && !isNewUse)) return undefined;
  return state;
}

async function missedBy(
  { ports, openid, me, brandId, declaresNoOffice }: Joining,
  wanted: GroupSettings,
  present: JoinedBrand | undefined,
): Promise<readonly ConditionKind[]> {
  const conditions = wanted.conditions ?? [];
  if (conditions.length === 0) return [];
  const facts = await ports.lists.factsOf({ openid, promoter: me.promoter }, brandId);
  const isReviewed = present?.review?.state === 'approved' && present.review.groupId === wanted.groupId;
  // Who accepted the agreement declared to be of age, and nobody comes here without.
  const hasDeclaredNoOffice = facts.hasDeclaredNoOffice || declaresNoOffice;
  return missedConditions(conditions, { ...facts, hasDeclaredNoOffice, isReviewed, isAdult: true });
}

/** The invite that leads further once a list names him; of another that waited before nothing is left. */
function awaitedInvite(
  missed: readonly ConditionKind[],
  invite: Invite | undefined,
  present: JoinedBrand | undefined,
): Pick<JoinedBrand, 'awaitedInvite'> {
  const isMissing = missed.includes('staff-list') || missed.includes('member-list');
  const token = isMissing && invite ? invite.token : null;
  return token === (present?.awaitedInvite ?? null) ? {} : { awaitedInvite: token };
}

/** Tags and store that the brand imported with his phone; what he has already stays beside. */
async function marksFrom(
  { ports, me, brandId }: Joining,
  present: JoinedBrand | undefined,
): Promise<Pick<JoinedBrand, 'tags' | 'storeId'>> {
  if (typeof me.phoneHash !== 'string') return {};
  const { tags, storeId } = await ports.lists.marksOf(me.phoneHash, brandId);
  const all = [...new Set([...(present?.tags ?? []), ...tags])];
  return { ...(tags.length === 0 ? {} : { tags: all }), ...(storeId === null ? {} : { storeId }) };
}

function asksForOffice({ conditions }: GroupSettings): boolean {
  return (conditions ?? []).some(({ kind }) => kind === 'no-public-office');
}

function declarationOf({ openid, brandId }: Joining, declaredAtMs: number): OfficeDeclaration {
  return { openid, brandId, words: officeDeclarationWords, declaredAtMs };
}

function joinedBrand(
  { me, brandId, token }: Joining,
  at: { wanted: GroupSettings; present: JoinedBrand | undefined; nowMs: number },
  placement: Exclude<Placement, { kind: 'already-member' }>,
  asks: boolean,
): JoinedBrand {
  const { present, nowMs, wanted } = at;
  const usedInvites = [...new Set([...(present?.usedInvites ?? []), ...(token === undefined ? [] : [token])])];
  const review = { groupId: wanted.groupId, state: 'open', askedAtMs: nowMs, decidedAtMs: null, reason: null } as const;
  const { promoter, settledBy } = me;
  return {
    ...(present ?? { brandId, promoter, shares: [], settledBy, joinedAtMs: nowMs, activeAtMs: nowMs }),
    nickname: me.nickname,
    groupId: placement.group.groupId,
    status: 'active',
    usedInvites,
    ...(asks ? { review } : {}),
  };
}

/** What he agreed to is read after the promoter was written, so that an agreement at the same moment is not missed. */
async function addJoined(edit: ProgramEdit, joined: JoinedBrand, nowMs: number): Promise<void> {
  await edit.noteJoining(joined.promoter, nowMs);
  const settlements = (await edit.findPromoter(joined.promoter))?.settlements ?? [];
  await edit.addJoined(settlements.length === 0 ? joined : { ...joined, settlements });
}

/** Moving to another group changes what somebody earns, so it is written down who did it and by what. */
async function addMoveEntry(
  edit: ProgramEdit,
  { openid, me, brandId, token = '' }: Joining,
  present: JoinedBrand,
  joined: JoinedBrand,
  atMs: number,
): Promise<void> {
  await edit.addEntry({
    id: `join|${brandId}|${me.promoter}|${atMs}`,
    ...{ atMs, openid, name: me.nickname, action: 'joinBrand', brandId, request: '', answer: null },
    subject: `membership ${brandId}|${me.promoter}`,
    before: { groupId: present.groupId },
    after: { groupId: joined.groupId },
    reason: `invite ${token.slice(0, 4)}…`,
  });
}
