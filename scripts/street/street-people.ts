import type { Said } from '../../emulator/phone/street/street-world';
import { DEMO } from '../../emulator/store/demo-world';

/** What everybody on the street is besides his name. */
export const parts: Readonly<Record<string, Said>> = {
  王阿姨: { zh: '推客', en: 'promoter' },
  陈姐: { zh: '推客', en: 'promoter' },
  小林: { zh: '买家', en: 'buyer' },
  李店长: { zh: '商家', en: 'merchant' },
  小周: { zh: '店员', en: 'clerk' },
  陈会计: { zh: '会计', en: 'accountant' },
  阿杰: { zh: '达人', en: 'talent' },
};

const agency = (role: string) => ({ role, brandId: null });
const ofBrand = (role: string) => ({ role, brandId: 'shanli' });

/** Who works for 山里人家 once it is open, as its owner appointed them, and that the owner code was entered by her. */
export function appointedPeople(nowMs: number): Readonly<Record<'staff' | 'settings', object[]>> {
  const staff = [
    ['li-dianzhang', '李店长', [agency('agency-owner'), ofBrand('brand-owner')]],
    ['chen-kuaiji', '陈会计', [agency('agency-finance')]],
    ['xiao-zhou', '小周', [ofBrand('brand-store-lead')]],
    ['a-jie', '阿杰', [ofBrand('brand-content-partner')]],
  ] as const;
  const claim = { codeHash: 'entered on the first day', expiresAtMs: nowMs, claimedAtMs: nowMs, recovery: null };
  return {
    staff: staff.map(([id, name, roles]) => ({ _id: `oMini-${id}`, name, roles, addedAtMs: nowMs })),
    settings: [{ _id: 'owner-claim', ...claim, owners: ['oMini-li-dianzhang'] }],
  };
}

/** What is shared and bought in the street's story. */
export const demoGoods = { productId: DEMO.apple.productId, skuId: DEMO.apple.skuId, title: '高山苹果' };
