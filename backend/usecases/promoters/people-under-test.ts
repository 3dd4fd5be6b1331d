import { resultFiles } from '../../adapters/list-pay/result-files';
import { documentBudgetStore } from '../../adapters/stores/budget-store';
import { documentFigureRecords } from '../../adapters/stores/figure-records';
import { documentInviteStore } from '../../adapters/stores/invite-store';
import { documentPeopleDesk } from '../../adapters/stores/people-desk';
import { documentPersonLists } from '../../adapters/stores/person-lists';
import { documentReviewStore } from '../../adapters/stores/review-store';
import { documentShareLinkStore } from '../../adapters/stores/share-link-store';
import { shelfItemId } from '../../adapters/stores/shelf-store';
import { documentStoreTree } from '../../adapters/stores/store-tree';
import { consoleUnderTest } from '../brands/console-under-test';
import { joinBrand } from '../joining/join-brand';

export const operator = { openid: 'oOperator', name: '运营小张' };
let requests = 0;

/** What every write takes besides. */
export function audited(reason = '换季调整') {
  requests += 1;
  return { requestId: `request-${requests}`, reason };
}

/** The console's world with the ports of people, and members who joined by themselves. */
export async function peopleUnderTest() {
  const world = await consoleUnderTest();
  const { database } = world;
  const bonds = { isBound: true, isRefusing: false, unbound: [] as string[] };
  const refused = { ok: false, code: 'PLATFORM_REFUSED', errcode: 10071029, detail: 'not bound' } as const;
  const ports = {
    ...world.ports,
    budgets: documentBudgetStore(database),
    figures: documentFigureRecords(database, world.ports.settings),
    people: documentPeopleDesk(database),
    lists: documentPersonLists(database),
    invites: documentInviteStore(database),
    reviews: documentReviewStore(database),
    stores: documentStoreTree(database),
    links: documentShareLinkStore(database),
    phones: { hashOf: (phone: string) => `hash-of-${phone}` },
    resultFiles,
    platform: {
      findBoundPromoter: async () => {
        const bound = { promoter: 'wxWang', boundAtMs: 0, nickname: '', avatarUrl: '', settledBy: 'agency' } as const;
        return { ok: true, value: bonds.isBound ? bound : null } as const;
      },
      unbindPromoter: async (promoter: string) => {
        if (bonds.isRefusing) return refused;
        bonds.unbound.push(promoter);
        return { ok: true, value: { wasBound: true } } as const;
      },
    },
  };

  async function join(name: string, inviteToken?: string): Promise<void> {
    await world.bind(name);
    const joined = await joinBrand(
      ports,
      { openid: `o${name}` },
      inviteToken === undefined ? { brandId: 'shanli' } : { inviteToken },
    );
    if (!joined.ok) throw new Error(joined.code);
  }

  /** A product on the shelf of one of the brands. */
  async function offer(brandId: string, shopAppid: string, contentId: string): Promise<void> {
    const place = { brandId, title: '高山苹果', isListed: true, position: 1, reviewState: 'approved' };
    const target = { kind: 'product', shopAppid, contentId } as const;
    await database.put('plans', { _id: shelfItemId(target), ...target, ...place });
  }

  const entries = () => database.list('audit', { where: {}, orderBy: [['atMs', 'asc']], limit: 100 });
  return { ...world, ports, bonds, join, offer, entries };
}
