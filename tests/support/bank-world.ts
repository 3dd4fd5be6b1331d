import { sha256Text } from '../../backend/adapters/exports/sha256-text';
import { listPayProvider } from '../../backend/adapters/list-pay/list-pay-provider';
import { storedPayoutPayees, vaultPayeeOpener } from '../../backend/adapters/list-pay/payout-payees';
import { resultFiles } from '../../backend/adapters/list-pay/result-files';
import { tableFiles } from '../../backend/adapters/list-pay/table-files';
import { documentPayListStore } from '../../backend/adapters/stores/pay-list-store';
import { documentPayeeStore } from '../../backend/adapters/stores/payee-store';
import { documentPromoterStore } from '../../backend/adapters/stores/promoter-store';
import { documentWorkItems } from '../../backend/adapters/stores/work-items';
import { aesPayeeVault } from '../../backend/adapters/system/payee-vault';
import { bankDraft } from '../../backend/usecases/payees/payees-under-test';
import { savePayee } from '../../backend/usecases/payees/save-payee';
import { approveList } from '../../backend/usecases/payout-lists/approve-list';
import { asked, finance, owner, storageWithout } from '../../backend/usecases/payout-lists/lists-under-test';
import { makeList } from '../../backend/usecases/payout-lists/make-list';
import { hearAboutPayout } from '../../backend/usecases/payouts/hear-about-payout';
import { requestPayout } from '../../backend/usecases/payouts/request-payout';
import { sendPayouts } from '../../backend/usecases/payouts/send-payouts';
import { usualPayoutSettings } from '../../core/payout/payout-settings';
import { emptyPayoutWorld, giveMoney, type PayoutWorld, payoutFunctions, setPayouts } from './payout-world';

export const plenty = () => 60_000;

/** One instance of everything over a world; `database` may be a way of its own to it. */
export function bankFunctions(world: PayoutWorld, database = world.database) {
  const { clock, journal } = world;
  const settings = { ...usualPayoutSettings, ...limits };
  const vault = aesPayeeVault({ keyId: 'k1', secret: Buffer.alloc(32, 'b') });
  const payLists = documentPayListStore(database);
  const payees = documentPayeeStore(database);
  const { ports: base } = payoutFunctions(world, database);
  const provider = listPayProvider({ clock, lists: payLists, vault, payouts: base.payouts }, 'bank');
  const payouts = {
    ...base,
    ...{ routes: ['bank'] as const, providers: [provider], payers: {}, payeeData: vaultPayeeOpener(vault) },
    payees: storedPayoutPayees(payees),
  };
  const payoutSettings = { current: async () => settings };
  const lists = {
    ...{ clock, journal, payLists, vault, payoutSettings, resultFiles, hash: sha256Text, tables: tableFiles },
    workItems: documentWorkItems(database),
    storage: storageWithout(new Set()),
    news: hearAboutPayout(base),
  };
  return { payouts, lists, payees: { ...lists, payees, promoters: documentPromoterStore(database) } };
}

const limits = { maxFen: 1_000_000, promoterDayFen: 1_000_000, automaticFen: 1_000_000 };

/** 4,000 yuan of wxwang, his bank card, and two people who may move money. */
export async function bankWorld() {
  const world = emptyPayoutWorld();
  const { database } = world;
  await setPayouts(database, { ...limits, taxRule: 'ordinary-labour' });
  await giveMoney(database, { wxwang: 400_000 });
  const functions = bankFunctions(world);
  const who = { promoter: 'wxwang', openid: 'o-wang', nickname: '小王', avatarUrl: '', unionidHash: null };
  await functions.payees.promoters.saveBound({ ...who, boundAtMs: 0, settledBy: 'agency' });
  const draft = { ...bankDraft, requestId: 'request-card', confirmation: null };
  const shown = await savePayee(functions.payees, 'o-wang', draft);
  await savePayee(functions.payees, 'o-wang', { ...draft, confirmation: shown.ok ? shown.value.confirmation : '' });
  for (const { openid, name } of [owner, finance]) {
    const roles = [{ role: 'agency-finance', brandId: null }];
    await database.put('staff', { _id: openid, name, roles, addedAtMs: 0 });
  }
  return { ...world, ...functions };
}

/** 3,000 yuan before tax, which is 2,560 after it, waiting for a list. */
export async function queuedPayout() {
  const world = await bankWorld();
  const wish = { route: 'bank', requestId: 'request-1', amountFen: 300_000, netFen: 256_000 } as const;
  const requested = await requestPayout(world.payouts, 'o-wang', wish);
  if (!requested.ok) throw new Error(requested.code);
  await sendPayouts(world.payouts, plenty);
  return { world, payoutNo: requested.value.payoutNo };
}

/** The same in an approved list. */
export async function listedPayout() {
  const { world, payoutNo } = await queuedPayout();
  const made = await makeList(world.lists, finance, { route: 'bank', ...asked() });
  if (!made.ok) throw new Error(made.code);
  const { listId, totalFen } = made.value;
  await approveList(world.lists, owner, { listId, totalFen, ...asked() });
  return { world, listId, payoutNo };
}
