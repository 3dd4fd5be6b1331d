import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { documentAuditLog } from '../../adapters/stores/audit-log';
import { documentInbox } from '../../adapters/stores/document-inbox';
import { documentInviteStore } from '../../adapters/stores/invite-store';
import { documentPersonLists } from '../../adapters/stores/person-lists';
import { documentProgramEditor } from '../../adapters/stores/program-editor';
import { documentProgramSettings } from '../../adapters/stores/program-settings';
import { documentPromoterStore } from '../../adapters/stores/promoter-store';
import { documentStaffStore } from '../../adapters/stores/staff-store';
import { sha256CodeHasher } from '../../adapters/system/code-hasher';
import type { Json } from '../../ports/document-database';
import type { HeldRole, StaffRole } from '../../ports/staff-store';
import { startMs } from '../sharing/program-under-test';
import { createInvite } from './create-invite';

export { startMs };
export const agreementVersion = '2025-01';

/** Two brands, 山里人家 with three groups and 海边人家, one shop each, in memory; the agency pays. */
export async function consoleUnderTest() {
  const time = { nowMs: startMs };
  // The settings are read anew each time: what an instance remembers is tested with the settings.
  let reads = 0;
  const clock = { nowMs: () => time.nowMs, monotonicMs: () => (reads += 120_000), sleep: wait };
  const database = memoryDocumentDatabase({
    clock: { ...clock, monotonicMs: () => 0 },
    random: { fraction: Math.random, token: () => '' },
  });
  await seed(database.put);
  const told: string[] = [];
  let isRefusing = false;
  let tokens = 0;
  const ports = {
    clock,
    random: { fraction: () => 0.5, token: (bits: number) => `token-of-${bits}-bits-${++tokens}` },
    hasher: sha256CodeHasher,
    settings: documentProgramSettings(database, clock),
    staff: documentStaffStore(database),
    audit: documentAuditLog(database),
    editor: documentProgramEditor(database),
    invites: documentInviteStore(database),
    promoters: documentPromoterStore(database),
    inbox: documentInbox(database),
    lists: documentPersonLists(database),
    settlements: {
      async setSettlement(promoter: string, terms: object) {
        if (isRefusing) return { ok: false, code: 'PLATFORM_REFUSED', errcode: 10071029, detail: 'not bound' } as const;
        told.push(`${promoter} ${JSON.stringify(terms)}`);
        return { ok: true, value: null } as const;
      },
    },
  };

  /** Somebody who is bound and accepted the agreement, a member of no brand. */
  async function bind(name: string): Promise<void> {
    const who = { promoter: `wx${name}`, openid: `o${name}`, nickname: name, avatarUrl: '', unionidHash: null };
    await ports.promoters.saveBound({ ...who, boundAtMs: startMs, settledBy: 'agency' });
    await ports.promoters.keepConsent({ openid: `o${name}`, agreementVersion, acceptedAtMs: startMs, isAdult: true });
  }

  async function appoint(name: string, role: StaffRole, brandId: string | null): Promise<void> {
    const roles = [{ role, brandId } as HeldRole] as unknown as Json;
    await database.put('staff', { _id: `o${name}`, name, roles, addedAtMs: startMs });
  }

  const refuse = (refusing: boolean) => {
    isRefusing = refusing;
  };
  return { ports, database, time, bind, appoint, told, refuse };
}

/** An invite of 山里人家 for a day, as its owner makes it. */
export async function inviteTo(
  world: Awaited<ReturnType<typeof consoleUnderTest>>,
  groupId: string,
  useLimit = 100,
  brandId = 'shanli',
): Promise<string> {
  const terms = {
    brandId,
    kind: 'fan',
    groupId,
    label: '夏天',
    useLimit,
    expiresAtMs: world.time.nowMs + 86_400_000,
  } as const;
  const requestId = `request-${groupId}-${useLimit}-${await world.database.count('invites', {})}`;
  const made = await createInvite(
    world.ports,
    { openid: 'oOwner', name: '老板' },
    { ...terms, requestId, reason: '夏天活动' },
  );
  if (!made.ok) throw new Error(made.code);
  return made.value.token;
}

/** Losers of a race wait a little, as they do outside of tests. */
function wait(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.min(durationMs, 5));
  });
}

async function seed(
  put: (collection: string, document: { _id: string } & { [field: string]: Json }) => Promise<void>,
): Promise<void> {
  await put('settings', {
    _id: 'agency',
    ...{ agencyAppid: 'wxagency1', miniProgramAppid: 'wxmini1', legalName: '山里人家联盟', settledBy: 'agency' },
    ...{ holdDays: 15, selfPurchase: 'substitute', agreementVersion },
  });
  const always = (sharePpm: number) => [{ fromMs: 0, sharePpm }];
  const groups: Json = [
    { groupId: 'open', name: '大家', shares: [], isOpen: true },
    { groupId: 'fans', name: '老客', shares: always(850_000), isOpen: false },
    { groupId: 'crew', name: '店员', shares: always(900_000), isOpen: false, conditions: [{ kind: 'staff-list' }] },
    {
      ...{ groupId: 'growers', name: '果农', shares: always(950_000), isOpen: false },
      conditions: [{ kind: 'manual-review', reason: '我们认识自己的果农' }],
    },
  ];
  const open = { isOpen: true, shares: always(800_000), planShares: {} };
  await put('brands', { _id: 'shanli', name: '山里人家', groups, ...open });
  const seaside = [{ groupId: 'open', name: '所有人', shares: [], isOpen: true }];
  await put('brands', { _id: 'haibian', name: '海边人家', groups: seaside, ...open, shares: always(700_000) });
  const accounts = { linkedAccounts: [], windows: null };
  await put('shops', { _id: 'wxshop1', brandId: 'shanli', name: '水果店', ...accounts });
  await put('shops', { _id: 'wxshop2', brandId: 'haibian', name: '海鲜店', ...accounts });
}
