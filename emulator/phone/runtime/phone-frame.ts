/** What one of WeChat's own pages is opened with, and how it ends. */
export interface WeChatPage {
  readonly title: string;
  readonly url: string;
  /** Called once, with what the page said when it was closed; undefined when it was only closed. */
  readonly done: (said: unknown) => void;
}

/** What lies around a mini-program on a phone: bars, panels, WeChat's own pages. */
export interface PhoneFrame {
  setTitle(title: string): void;
  setBarColor(frontColor: string, backgroundColor: string): void;
  showPage(page: {
    readonly route: string;
    readonly depth: number;
    readonly isTab: boolean;
    readonly isCustom: boolean;
  }): void;
  setTabBar(style: Readonly<Record<string, string>>): void;
  toast(text: string, durationMs: number): void;
  loading(text: string | null): void;
  /** Resolves to true for the doing answer, false for the safe one. */
  ask(question: {
    readonly title: string;
    readonly content: string;
    readonly confirmText: string;
    readonly cancelText: string | null;
    readonly editable?: boolean;
  }): Promise<{ confirm: boolean; content?: string }>;
  /** Resolves to the index that was chosen; undefined when nothing was. */
  choose(title: string, items: readonly string[]): Promise<number | undefined>;
  openWeChatPage(page: WeChatPage): void;
  /** A card that the person sends: the street flies it into another phone's chat. */
  share(card: {
    readonly title: string;
    readonly path: string;
    readonly imageUrl: string;
    readonly kind: 'chat' | 'timeline';
  }): void;
  /** A picture kept in the album. */
  saved(dataUrl: string): void;
}

/** The frame of the window around, or one that shows nothing and refuses nothing. */
export function findFrame(): PhoneFrame {
  const around = (window.parent as unknown as { phoneFrame?: PhoneFrame }).phoneFrame;
  return around ?? bareFrame;
}

const nothing = () => undefined;

/** For a page that runs alone, as in a unit test. */
export const bareFrame: PhoneFrame = {
  setTitle: nothing,
  setBarColor: nothing,
  showPage: nothing,
  setTabBar: nothing,
  toast: nothing,
  loading: nothing,
  ask: async () => ({ confirm: true }),
  choose: async () => 0,
  openWeChatPage: ({ done }) => done(undefined),
  share: nothing,
  saved: nothing,
};
