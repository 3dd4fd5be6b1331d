import { startMs } from '../../backend/usecases/brands/console-under-test';

const audited = { requestId: 'request-1', reason: '换季' };
const shop = { subject: 'shop', subjectAppid: 'wxshop1' };
const theme = { logoUrl: null, color: null };

/** A good input of each action about a brand's settings, its invites and what is handed in. */
export const brandInputs = {
  brandList: () => ({}),
  saveBrand: (brandId: string) => ({ ...audited, brandId, revision: 0, name: '山里人家', isOpen: true, theme }),
  saveShop: (brandId: string) => ({ ...audited, brandId, shopAppid: 'wxshop1', name: '水果店', linkedAccounts: [] }),
  createInvite: (brandId: string) => ({
    ...{ ...audited, brandId, kind: 'fan', groupId: 'open', label: '夏天', useLimit: 5 },
    expiresAtMs: startMs + 86_400_000,
  }),
  listInvites: (brandId: string) => ({ brandId }),
  revokeInvite: (brandId: string) => ({ ...audited, brandId, token: 'no-such-token' }),
  listReviews: (brandId: string) => ({ brandId }),
  decideReview: (brandId: string) => ({
    ...audited,
    brandId,
    promoter: 'wxNobody',
    groupId: 'open',
    decision: 'approve',
  }),
  changeSettlement: () => ({
    ...{ ...audited, settledBy: 'platform', agreementVersion: '2025-09', fromMs: startMs + 8 * 86_400_000 },
    previewOnly: true,
  }),
  deadLetters: () => ({}),
  notices: () => ({}),
  readAgency: () => ({}),
  saveAgency: () => ({ ...audited, revision: 0, holdDays: 20 }),
  setReviewMode: (brandId: string) => ({ ...audited, brandId, reviewMode: 'all' }),
  replayDeadLetter: () => ({ ...audited, id: 'no-such-event' }),
  itemList: (brandId: string) => ({ brandId }),
  decideItem: (brandId: string) => ({
    ...{ ...audited, brandId, kind: 'product', id: 'p9', shopAppid: 'wxshop1', decision: 'approve' },
  }),
  agreeFee: (brandId: string) => ({ ...audited, brandId, shopAppid: 'wxshop1', terms: { scope: 'shop', feePpm: 1 } }),
  readIntake: (brandId: string) => ({ brandId, ...shop }),
  markStep: (brandId: string) => ({
    ...{ ...audited, brandId, ...shop, flow: 'shop-product', step: 'goods-checked', isDone: true },
  }),
};
