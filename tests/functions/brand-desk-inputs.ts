import type { CampaignsAction } from '../../cloudfunctions/console/campaigns-contract';
import type { LeavingAction } from '../../cloudfunctions/console/leaving-contract';
import type { PeopleAction } from '../../cloudfunctions/console/people-contract';
import type { ShelfAction } from '../../cloudfunctions/console/shelf-contract';
import type { StoresAction } from '../../cloudfunctions/console/stores-contract';

const audited = { requestId: 'request-1', reason: '换季调整' };
const wish = { shopAppid: 'wxshop1', productId: 'p9', promoterPpm: 100_000 };
const whose = { promoter: 'wxNobody' };
const file = { list: 'staff', contentBase64: Buffer.from('手机号\n13800000001\n').toString('base64') };
const notice = { kind: 'notice', title: '周末直播', text: '周六晚八点有直播。', part: { kind: 'all' } };

type Action = ShelfAction | PeopleAction | StoresAction | CampaignsAction | LeavingAction;

/** A good input of each action about shelf, people, stores and messages. */
export const brandDeskInputs = {
  shelfList: (brandId: string) => ({ brandId, kind: 'product', isListed: true }),
  shelfItem: (brandId: string) => ({ brandId, kind: 'product', id: 'p9', shopAppid: 'wxshop1' }),
  shelfAlerts: (brandId: string) => ({ brandId }),
  offeredPlans: (brandId: string) => ({ brandId, shopAppid: 'wxshop1' }),
  partnerList: (brandId: string) => ({ brandId }),
  workItemShare: (brandId: string) => ({ brandId, ...wish }),
  planItemShare: (brandId: string) => ({ ...audited, brandId, ...wish }),
  saveMarginGuard: (brandId: string) => ({ ...audited, brandId, leastMarginPpm: 20_000 }),
  peopleList: (brandId: string) => ({ brandId }),
  personDetail: (brandId: string) => ({ brandId, ...whose }),
  changePerson: (brandId: string) => ({ ...audited, brandId, ...whose, tags: ['早班'] }),
  setPersonShare: (brandId: string) => ({ ...audited, brandId, ...whose, sharePpm: 900_000 }),
  suspendPerson: (brandId: string) => ({ ...audited, brandId, ...whose }),
  resumePerson: (brandId: string) => ({ ...audited, brandId, ...whose }),
  unbindPerson: (brandId: string) => ({ ...audited, brandId, ...whose }),
  previewPeopleImport: (brandId: string) => ({ brandId, ...file }),
  applyPeopleImport: (brandId: string) => ({ ...audited, brandId, ...file, fileHash: '0'.repeat(64) }),
  storeList: (brandId: string) => ({ brandId }),
  saveStore: (brandId: string) => ({
    ...{ ...audited, brandId, name: '一号店', regionName: '城东', isRanked: true, isClosed: false },
  }),
  saveClerk: (brandId: string) => ({
    ...{ ...audited, brandId, storeId: 'store-none', number: 3, name: '小陈', ...whose, isRevoked: false },
  }),
  codeOfDoor: (brandId: string) => ({ brandId, kind: 'store', token: 'no-such-code' }),
  storeRanking: (brandId: string) => ({ brandId, month: '202508' }),
  storeFigures: (brandId: string) => ({ brandId, month: '202508' }),
  campaignList: (brandId: string) => ({ brandId }),
  previewCampaign: (brandId: string) => ({ brandId, ...notice }),
  sendCampaign: (brandId: string) => ({ ...audited, brandId, ...notice }),
  stopCampaign: (brandId: string) => ({ ...audited, brandId, campaignId: 'no-such-campaign' }),
  materialList: (brandId: string) => ({ brandId }),
  saveMaterial: (brandId: string) => ({
    ...{ ...audited, brandId, title: '朋友圈文案', text: '我家常买的苹果。', imageUrls: [], isRemoved: false },
  }),
  liveCampaign: (brandId: string) => ({ brandId, id: 'notice-9', shopAppid: 'wxshop1' }),
  archiveBrand: (brandId: string) => ({ ...audited, brandId }),
  takeInBrand: () => ({ ...audited, brandId: 'moved-in', fileId: 'cloud://test/archives/moved.jsonl' }),
} satisfies Record<Action, (brandId: string) => object>;

/** Who may do what, as in the table of console-functions.test.ts. */
export const brandDeskRights = {
  shelfList: 'A.AA oo..oo',
  shelfItem: 'A.AA oo..oo',
  shelfAlerts: 'A.AA oo..oo',
  offeredPlans: 'A.AA oo..oo',
  partnerList: 'A.AA oo..oo',
  workItemShare: 'A.AA oo..oo',
  planItemShare: 'A... o.....',
  saveMarginGuard: 'A... ......',
  peopleList: 'AAAA oo.o.o',
  personDetail: 'AAAA oo.o.o',
  changePerson: 'A.A. oo....',
  setPersonShare: 'A... o.....',
  suspendPerson: 'A.A. ......',
  resumePerson: 'A.A. ......',
  unbindPerson: 'A.A. ......',
  previewPeopleImport: 'A... oo....',
  applyPeopleImport: 'A... oo....',
  storeList: 'AAAA oo.o.o',
  saveStore: 'A... oo....',
  saveClerk: 'A... oo.o..',
  codeOfDoor: 'A... oo.o..',
  storeRanking: 'AAAA oo.o.o',
  storeFigures: 'AAAA ooo..o',
  campaignList: 'AAAA oo.ooo',
  previewCampaign: 'A... oo....',
  sendCampaign: 'A... oo....',
  stopCampaign: 'A... oo....',
  materialList: 'AAAA oo.ooo',
  saveMaterial: 'A... oo..o.',
  liveCampaign: 'AAAA oo.ooo',
  archiveBrand: 'A... o.....',
  takeInBrand: 'A... ......',
} satisfies Record<Action, string>;
