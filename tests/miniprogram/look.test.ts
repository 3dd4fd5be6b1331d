import { join } from 'node:path';

/** Read as the phone reads it: with a global `wx`, which no type of a test knows. */
const { chooseTypeSize, currentLook, showBrand } = jest.requireActual<{
  chooseTypeSize(size: 'wechat' | 'normal' | 'large'): void;
  currentLook(): { readonly sizeClass: string; readonly style: string };
  showBrand(color: string | null): void;
}>(join(__dirname, '../../miniprogram/services/look'));

const storage = new Map<string, unknown>();
let scale: number | undefined;

beforeEach(() => {
  storage.clear();
  scale = 1;
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => storage.set(key, value),
      getAppBaseInfo: () => ({ fontSizeScaleFactor: scale }),
      setTabBarStyle: async () => undefined,
    },
  });
});

describe('how a page looks', () => {
  it.each<[number, 'wechat' | 'normal' | 'large', string]>([
    [1, 'wechat', ''],
    [1.19, 'wechat', ''],
    [1.2, 'wechat', 'theme-care'],
    [1.4, 'wechat', 'theme-care'],
    [1.4, 'normal', ''],
    [1, 'large', 'theme-care'],
  ])("WeChat's scale %f and the choice %s give the class %p", (wechat, choice, sizeClass) => {
    scale = wechat;
    chooseTypeSize(choice);
    expect(currentLook().sizeClass).toBe(sizeClass);
  });

  it('follows the scale until somebody chose', () => {
    scale = 1.24;
    expect(currentLook().sizeClass).toBe('theme-care');
  });

  it("takes the brand's colour darkened, and gives it back", () => {
    showBrand('#FFD400');
    expect(currentLook().style).toMatch(/^--tk-brand:#[0-9a-f]{6};--tk-brand-tint:#[0-9a-f]{6};--td-brand-color:#/);
    expect(currentLook().style).not.toContain('#ffd400;');
    showBrand(null);
    expect(currentLook().style).toBe('');
  });

  it('a phone that says nothing is a normal one', () => {
    scale = undefined;
    expect(currentLook().sizeClass).toBe('');
  });
});
