import { ratePpm } from '../../../core/money/rate-ppm';
import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { documentInviteStore } from '../../adapters/stores/invite-store';
import { documentNoticeBoard } from '../../adapters/stores/notice-board';
import { documentPeopleDesk } from '../../adapters/stores/people-desk';
import { documentPersonLists } from '../../adapters/stores/person-lists';
import { documentProgramEditor } from '../../adapters/stores/program-editor';
import { documentPromoterStore } from '../../adapters/stores/promoter-store';
import { documentShareLinkStore } from '../../adapters/stores/share-link-store';
import { documentShelfStore } from '../../adapters/stores/shelf-store';
import { documentTouchStore } from '../../adapters/stores/touch-store';
import { documentWalletOpener } from '../../adapters/stores/wallet-opener';
import { hmacBuyerKeyMaker } from '../../adapters/system/buyer-key-maker';
import type { DocumentDatabase } from '../../ports/document-database';
import type { PlatformAnswer } from '../../ports/platform/answer';
import type { SettlementTerms } from '../../ports/platform/promoters';
import type { AgencySettings, BrandSettings, ProgramSettings, ShopSettings } from '../../ports/program-settings';
import { codesUnderTest, newCodesState } from './codes-under-test';
import { newPlatformState, platformUnderTest } from './platform-under-test';

/** 2025-08-01 20:03 in Beijing. */
export const startMs = 1_754_049_780_000;

function always(ppm: number) {
  return [{ fromMs: 0, sharePpm: ratePpm(ppm) }];
}

export function brandUnderTest(brandId: string, change: Partial<BrandSettings> = {}): BrandSettings {
  const groups = [
    { groupId: 'staff', name: '店员', shares: always(900_000), isOpen: false },
    { groupId: 'open', name: '大家', shares: [], isOpen: true },
  ];
  return { brandId, name: '山里人家', isOpen: true, shares: always(800_000), groups, planShares: {}, ...change };
}

export interface SettingsChange {
  agency?: Partial<AgencySettings>;
  brands?: BrandSettings[];
  windows?: ShopSettings['windows'];
  moreShops?: ShopSettings[];
}

/** One brand with one shop and its 视频号; the agency pays; agreement version 2025-01. */
function settingsUnderTest(change: SettingsChange): ProgramSettings {
  const linkedAccounts = [
    { linkedAccountId: 'sph1', linkedAccountType: 1, name: '视频号' },
    { linkedAccountId: 'gzh1', linkedAccountType: 4, name: '公众号' },
  ];
  return {
    agency: {
      agencyAppid: 'wxagency1',
      miniProgramAppid: 'wxmini1',
      legalName: '山里人家联盟',
      settledBy: 'agency',
      holdDays: 15,
      selfPurchase: 'substitute',
      agreementVersion: '2025-01',
      ...change.agency,
    },
    brands: change.brands ?? [brandUnderTest('brand1')],
    shops: [
      {
        shopAppid: 'wxshop1',
        brandId: 'brand1',
        name: '山里人家水果店',
        linkedAccounts,
        windows: change.windows ?? null,
      },
      ...(change.moreShops ?? []),
    ],
  };
}

/** Who is in which group, by which invite, and what lists say of him. */
export function placesUnderTest(database: DocumentDatabase) {
  return {
    lists: documentPersonLists(database),
    people: documentPeopleDesk(database),
    invites: documentInviteStore(database),
    editor: documentProgramEditor(database),
  };
}

/** A whole small program in memory, whose clock, settings and platform a test may change as it goes. */
export function programUnderTest() {
  const database = memoryDocumentDatabase();
  const state = newPlatformState();
  const time = { nowMs: startMs };
  const change: SettingsChange = {};
  const codes = newCodesState();
  let tokensMade = 0;
  const ports = {
    clock: { nowMs: () => time.nowMs, monotonicMs: () => time.nowMs, sleep: async () => undefined },
    random: { fraction: () => 0.5, token: (bits: number) => `token-${bits}-bits-${++tokensMade}` },
    settings: { current: async () => settingsUnderTest(change) },
    platform: platformUnderTest(state),
    settlements: {
      async setSettlement(promoter: string, terms: SettlementTerms): Promise<PlatformAnswer<null>> {
        state.asked.push(`setSettlement ${promoter} ${JSON.stringify(terms)}`);
        return state.refusal ?? { ok: true, value: null };
      },
    },
    promoters: documentPromoterStore(database),
    ...placesUnderTest(database),
    links: documentShareLinkStore(database),
    shelf: documentShelfStore(database),
    notices: documentNoticeBoard(database),
    touches: documentTouchStore(database),
    wallets: documentWalletOpener(database),
    codes: codesUnderTest(codes),
    buyerKeys: hmacBuyerKeyMaker({ keyId: 'k1', salt: 'a salt that only tests use' }),
  };

  /** Binds somebody at the platform and here, with the consent to the current agreement. */
  async function bind(openid: string, promoter: string, nickname: string): Promise<void> {
    const bound = { promoter, nickname, avatarUrl: '', boundAtMs: startMs, settledBy: 'agency' as const };
    state.people[openid] = { registerStatus: 2, bound };
    const consent = { openid, agreementVersion: '2025-01', acceptedAtMs: startMs, isAdult: true } as const;
    await ports.promoters.keepConsent(consent);
    await ports.promoters.joinBrand({
      brandId: 'brand1',
      promoter,
      groupId: 'open',
      settledBy: 'agency',
      joinedAtMs: startMs,
    });
    await ports.promoters.saveBound({ ...bound, openid, unionidHash: null });
  }

  return { ports, database, state, codes, time, change, bind };
}
