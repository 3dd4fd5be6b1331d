import { mayBecomeShare } from '../../../core/budget/judge-budget';
import { shareNoticeMs } from '../../../core/commission/choose-share';
import { planShare } from '../../../core/commission/plan-share';
import { missedConditions } from '../../../core/compliance/missed-conditions';
import type { RatePpm } from '../../../core/money/rate-ppm';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { tagProblem } from '../../../core/people/judge-import';
import type { Clock } from '../../ports/clock';
import type { PeopleDesk, PeopleEdit } from '../../ports/people-desk';
import type { PersonLists } from '../../ports/person-lists';
import type { JoinedBrand } from '../../ports/promoter-store';
import type { StoreTree } from '../../ports/store-tree';
import { type BudgetPorts, presentSharePpm, readBudget } from '../budget/brand-budget';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { memberSubject } from './read-person';

export interface ChangePersonPorts {
  readonly clock: Clock;
  readonly people: Pick<PeopleDesk, 'transaction'>;
  readonly lists: PersonLists;
  readonly stores: Pick<StoreTree, 'findStore'>;
}

interface PersonKey {
  readonly brandId: string;
  readonly promoter: string;
  readonly requestId: string;
  readonly reason: string;
}

/** What is not named stays as it was. */
export interface PersonChange extends PersonKey {
  readonly groupId?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Null takes him out of his store. */
  readonly storeId?: string | null | undefined;
}

export type ChangePersonRefusal =
  | 'person-not-found'
  | 'group-not-found'
  | 'conditions-missed'
  | 'store-not-found'
  | 'tags-refused'
  | 'request-id-taken';

interface ChangedPerson {
  readonly groupId: string;
  readonly tags: readonly string[];
  readonly storeId: string | null;
}

/**
 * Moves a member to another group, or gives him other tags or another store. A group's lists and verified phone count
 * here as they do when he joins; the look at the person is this one. Tags and store are for lists and figures only.
 *
 * Rejections: person-not-found; group-not-found; conditions-missed, named in the detail; store-not-found; tags-refused
 * (ten at most, of ten characters, none that the lexicon blocks); request-id-taken.
 */
export function changePerson(
  ports: ChangePersonPorts,
  actor: Actor,
  request: PersonChange,
): Promise<Outcome<ChangedPerson, ChangePersonRefusal>> {
  const { brandId, promoter, requestId, reason, groupId, tags, storeId } = request;
  const audited = { action: 'changePerson', brandId, requestId, reason, asked: request };
  return auditedChange(ports.people, ports.clock, actor, audited, async (edit) => {
    const member = await edit.findMember(brandId, promoter);
    if (!member) return rejected('person-not-found');
    const problem = tags === undefined ? undefined : tagProblem(tags);
    if (problem) return rejected('tags-refused', `${problem.code} ${problem.tag}`);
    const store = typeof storeId === 'string' ? await ports.stores.findStore(brandId, storeId) : undefined;
    if (typeof storeId === 'string' && store === undefined) return rejected('store-not-found');
    const refusal = groupId === undefined ? undefined : await groupRefusal(ports, edit, member, groupId);
    if (refusal) return refusal;
    const changed = {
      ...member,
      groupId: groupId ?? member.groupId,
      tags: [...new Set(tags ?? member.tags ?? [])],
      storeId: storeId === undefined ? (member.storeId ?? null) : storeId,
    };
    await edit.writeMember(changed);
    return ok({
      subject: memberSubject(brandId, promoter),
      before: told(member),
      after: told(changed),
      answer: told(changed),
    });
  });
}

function told({ groupId, tags, storeId }: JoinedBrand): ChangedPerson {
  return { groupId, tags: tags ?? [], storeId: storeId ?? null };
}

async function groupRefusal(
  { lists }: ChangePersonPorts,
  edit: PeopleEdit,
  { brandId, promoter }: JoinedBrand,
  groupId: string,
) {
  const brand = await edit.findBrand(brandId);
  const group = brand?.groups.find((one) => one.groupId === groupId);
  if (!group) return rejected('group-not-found');
  if ((group.conditions ?? []).length === 0) return undefined;
  const openid = (await edit.findPromoter(promoter))?.openid ?? '';
  const facts = await lists.factsOf({ openid, promoter }, brandId);
  const missed = missedConditions(group.conditions ?? [], { ...facts, isReviewed: true, isAdult: true });
  return missed.length === 0 ? undefined : rejected('conditions-missed', missed.join(' '));
}

const shortestShareReason = 4;

/**
 * Gives a member a share of the fee of his own, from a moment at least ten minutes ahead; orders created before keep
 * theirs. The share of his group given here ends the difference. Why is asked for, because it may depend only on what he
 * does himself.
 *
 * Rejections: person-not-found; reason-missing (four characters at least); share-too-soon; budget-used-up for more than he
 * has now, once the month's budget is used up; request-id-taken.
 */
export async function setPersonShare(
  ports: Pick<ChangePersonPorts, 'clock' | 'people'> & BudgetPorts,
  actor: Actor,
  request: PersonKey & { readonly sharePpm: RatePpm; readonly fromMs?: number | undefined },
): Promise<
  Outcome<
    { readonly sharePpm: number; readonly fromMs: number },
    'person-not-found' | 'reason-missing' | 'share-too-soon' | 'budget-used-up' | 'request-id-taken'
  >
> {
  const { brandId, promoter, requestId, reason, sharePpm } = request;
  const { state } = await readBudget(ports, brandId);
  const audited = { action: 'setPersonShare', brandId, requestId, reason, asked: request };
  return auditedChange(ports.people, ports.clock, actor, audited, async (edit, nowMs) => {
    if ([...reason.trim()].length < shortestShareReason) return rejected('reason-missing');
    const member = await edit.findMember(brandId, promoter);
    if (!member) return rejected('person-not-found');
    const present = presentSharePpm(await edit.findBrand(brandId), member.groupId, member.shares);
    if (!mayBecomeShare(state, { fromPpm: present, toPpm: sharePpm })) return rejected('budget-used-up');
    const fromMs = request.fromMs ?? nowMs + shareNoticeMs;
    const planned = planShare(member.shares, { fromMs, sharePpm }, nowMs);
    if (!planned.ok) return planned;
    await edit.writeMember({ ...member, shares: planned.value });
    const subject = memberSubject(brandId, promoter);
    const answer = { sharePpm, fromMs };
    return ok({ subject, before: { shares: member.shares }, after: { shares: planned.value }, answer });
  });
}
