import { brandColour } from '../formats/brand-colour';

/** How large the person wants to read: as WeChat says, always normal, or always large (关怀). */
export type TypeSize = 'wechat' | 'normal' | 'large';

/** What a page's root view takes: the class of the type size, and the brand's colour. */
export interface Look {
  readonly sizeClass: '' | 'theme-care';
  readonly style: string;
}

const sizeKey = 'type-size';
const brandKey = 'brand-colour';
/** From this scale of WeChat's own type on, 跟随微信 means large. */
const largeFrom = 1.2;

/** The type size that was chosen; 跟随微信 until somebody chose. */
export function chosenTypeSize(): TypeSize {
  const kept: unknown = wx.getStorageSync(sizeKey);
  return kept === 'normal' || kept === 'large' ? kept : 'wechat';
}

/** Keeps the choice on this phone. */
export function chooseTypeSize(size: TypeSize): void {
  wx.setStorageSync(sizeKey, size);
}

/** Takes over the colour of the brand that is shown; null takes it back. */
export function showBrand(color: string | null): void {
  wx.setStorageSync(brandKey, color ?? '');
  const colours = brandColour(color ?? '');
  if (colours) void wx.setTabBarStyle({ selectedColor: colours.main }).catch(() => undefined);
}

/** How pages look right now. */
export function currentLook(): Look {
  const size = chosenTypeSize();
  const isLarge = size === 'large' || (size === 'wechat' && wechatScale() >= largeFrom);
  const colours = brandColour(String(wx.getStorageSync(brandKey) || ''));
  const style = colours
    ? `--tk-brand:${colours.main};--tk-brand-tint:${colours.tint};--td-brand-color:${colours.main}`
    : '';
  return { sizeClass: isLarge ? 'theme-care' : '', style };
}

/** WeChat's own scale of type; 1 on a phone that does not say. */
function wechatScale(): number {
  const info: { fontSizeScaleFactor?: number; fontSizeSetting?: number } = wx.getAppBaseInfo?.() ?? {};
  return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? 16) / 16;
}
