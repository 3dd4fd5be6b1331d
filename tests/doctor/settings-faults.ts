import { localDatabase } from '../../scripts/doctor/deployment-database';
import type { Plant } from './examined-world';
import { type Fault, importing } from './fault';

const shop = { _id: 'wxshop_shanliren', brandId: 'shanli', name: '山里人家水果店', linkedAccounts: [], windows: null };
const brand = {
  _id: 'shanli',
  name: '山里人家',
  isOpen: true,
  shares: [{ fromMs: 0, sharePpm: 800_000 }],
  groups: [{ groupId: 'open', name: '所有人', shares: [], isOpen: true }],
  planShares: {},
};

export const settingsFaults: readonly Fault[] = [
  ['ten hold days', agencyWith({ holdDays: 10 }), 'agency-settings', 'holdDays is 10'],
  [
    'another mini-program in the settings',
    agencyWith({ miniProgramAppid: 'wxother' }),
    'agency-settings',
    'differs from',
  ],
  ['another agency in the settings', agencyWith({ agencyAppid: 'wxother' }), 'agency-settings', 'AGENCY_APPID'],
  [
    'no settings',
    { world: ({ running }) => localDatabase(running.addresses.cloudUrl).remove('settings', 'agency') },
    'agency-settings',
    'settings/agency is missing',
  ],
  [
    'a share above everything',
    importing('brands', { ...brand, shares: [{ fromMs: 0, sharePpm: 1_200_000 }] }),
    'brand-settings',
    'share 1200000 ppm',
  ],
  [
    'a share of nothing',
    importing('brands', { ...brand, planShares: { 1: [{ fromMs: 0, sharePpm: 0 }] } }),
    'brand-settings',
    'share 0 ppm',
  ],
  [
    'two open groups',
    importing('brands', { ...brand, groups: [...brand.groups, { ...brand.groups[0], groupId: 'other' }] }),
    'brand-settings',
    '2 open groups',
  ],
  ['a joining fee', importing('brands', { ...brand, joiningFeeFen: 9900 }), 'brand-settings', 'joining is free'],
  ['a shop of no brand', importing('shops', { ...shop, brandId: 'gone' }), 'shops', 'belongs to no brand (gone)'],
  [
    'a shop without cooperation',
    importing('shops', { ...shop, _id: 'wxshop_stranger' }),
    'shops',
    'no relation with shop wxshop_stranger (10024007)',
  ],
  [
    'a template id cut short',
    agencyWith({ messageTemplates: { commission: 'abc' } }),
    'message-templates',
    'commission',
  ],
  [
    'no promoter with a unionid',
    importing('promoters', { _id: 'wxsharer_wang', openid: 'oMini-wang-ayi', unionidHash: null, status: 'bound' }),
    'unionid',
    'no promoter has a unionid',
  ],
  [
    'a poll that somebody else holds',
    importing('leases', { _id: 'sync-store', holder: 'other', expiresAtMs: Date.now() + 86_400_000, cursor: null }),
    'polling',
    'held by other',
  ],
];

function agencyWith(change: object): Plant {
  return {
    world: async (running) =>
      running.importRows({ settings: [{ ...((await running.agency()) as object), ...change }] }),
  };
}
