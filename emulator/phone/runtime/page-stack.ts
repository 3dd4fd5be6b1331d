import type { CodeSpace, MiniProgramEnv, Root } from 'glass-easel-miniprogram-adapter';
import type { UnitLoader } from './code-space';
import { EventChannel } from './event-channel';
import { phoneGlobals } from './phone-globals';

type PageMethods = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** One page of the stack. */
export interface OpenPage {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  readonly root: Root;
  readonly element: HTMLElement;
  readonly caller: PageMethods & { route?: string; options?: object; data: object };
  readonly channel: EventChannel;
  scrollTop: number;
}

/** A navigation that could not be: its words are those of the platform. */
export class NavigationFailure extends Error {}

const mostPages = 10;

/** The pages that are open, as the platform keeps them: one stack, and tab pages that stay alive. */
export class PageStack {
  private stack: OpenPage[] = [];
  private readonly tabs = new Map<string, OpenPage>();
  private readonly tabRoutes: readonly string[];
  onChange: (page: OpenPage) => void = () => undefined;
  /** 朋友圈's single page leads nowhere: every way to another page fails. */
  isSinglePage = false;

  constructor(
    private readonly env: ReturnType<MiniProgramEnv['associateBackend']>,
    private readonly space: CodeSpace,
    private readonly loader: UnitLoader,
    private readonly screen: HTMLElement,
  ) {
    this.tabRoutes = phoneGlobals().__phoneApp.config.tabBar?.list.map(({ pagePath }) => pagePath) ?? [];
  }

  get pages(): readonly OpenPage[] {
    return this.stack;
  }

  top(): OpenPage | undefined {
    return this.stack[this.stack.length - 1];
  }

  isTab(route: string): boolean {
    return this.tabRoutes.includes(route);
  }

  navigateTo(url: string, events: Readonly<Record<string, (value: unknown) => void>> = {}): OpenPage {
    const { route, query } = this.resolve('navigateTo', url);
    if (this.isTab(route)) throw new NavigationFailure('navigateTo:fail can not navigateTo a tabbar page');
    if (this.stack.length >= mostPages) throw new NavigationFailure('navigateTo:fail webview count limit exceed');
    this.hide(this.top());
    const page = this.open(route, query);
    for (const [name, listener] of Object.entries(events)) page.channel.on(name, listener);
    this.stack.push(page);
    this.show(page);
    return page;
  }

  redirectTo(url: string): void {
    const { route, query } = this.resolve('redirectTo', url);
    if (this.isTab(route)) throw new NavigationFailure('redirectTo:fail can not redirectTo a tabbar page');
    const page = this.open(route, query);
    const before = this.stack.pop();
    if (before) this.close(before);
    this.stack.push(page);
    this.show(page);
  }

  switchTab(url: string): void {
    const { route } = this.resolve('switchTab', url);
    if (!this.isTab(route)) throw new NavigationFailure('switchTab:fail can not switch to no-tabBar page');
    const before = this.top();
    for (const page of this.stack.splice(0)) {
      if (this.isTab(page.route)) this.hide(page);
      else this.close(page);
    }
    const page = this.tabs.get(route) ?? this.open(route, {});
    this.tabs.set(route, page);
    this.stack = [page];
    this.show(page);
    call(page, 'onTabItemTap', before?.route === route ? undefined : { pagePath: route });
  }

  reLaunch(url: string): void {
    const { route, query } = this.resolve('reLaunch', url);
    for (const page of new Set([...this.stack, ...this.tabs.values()])) this.close(page);
    this.tabs.clear();
    const page = this.open(route, query);
    if (this.isTab(route)) this.tabs.set(route, page);
    this.stack = [page];
    this.show(page);
  }

  navigateBack(delta = 1): void {
    if (this.stack.length <= 1) throw new NavigationFailure('navigateBack:fail cannot navigate back at first page');
    for (let count = 0; count < delta && this.stack.length > 1; count += 1) {
      const page = this.stack.pop();
      if (page) this.close(page);
    }
    const top = this.top();
    if (top) this.show(top);
  }

  /** Somebody left WeChat's front, or came back. */
  setVisible(isVisible: boolean): void {
    const page = this.top();
    if (!page) return;
    call(page, isVisible ? 'onShow' : 'onHide');
    tellComponents(page, isVisible ? 'show' : 'hide');
  }

  private resolve(verb: string, url: string): { route: string; query: Record<string, string> } {
    if (this.isSinglePage) throw new NavigationFailure(`${verb}:fail not allowed in single page mode`);
    const [path = '', search = ''] = url.split('?');
    const from = this.top()?.route ?? '';
    const route = path.startsWith('/') ? path.slice(1) : joined(from.slice(0, from.lastIndexOf('/') + 1), path);
    const { units } = phoneGlobals().__phoneApp;
    if (!units.some((unit) => unit.id === route && unit.kind === 'page')) {
      throw new NavigationFailure(`${verb}:fail page "${route}" is not found`);
    }
    return { route, query: Object.fromEntries(new URLSearchParams(search)) };
  }

  private open(route: string, query: Record<string, string>): OpenPage {
    this.loader.load(route);
    const root = this.env.createRoot('wx-page', this.space, route);
    const component = root.getComponent();
    const element = component.getBackendElement() as unknown as HTMLElement;
    element.dataset.route = route;
    const { units, independentRoots } = phoneGlobals().__phoneApp;
    const packageRoot = units.find(({ id }) => id === route)?.packageRoot ?? '';
    if (independentRoots.includes(packageRoot)) element.dataset.independent = '';
    const caller = root.get() as unknown as OpenPage['caller'];
    const channel = new EventChannel();
    Object.assign(caller, { route, options: query, getOpenerEventChannel: () => channel });
    const place = document.createElement('div');
    this.screen.append(place);
    root.attach(this.screen as never, place as never);
    const page: OpenPage = { route, query, root, element, caller, channel, scrollTop: 0 };
    call(page, 'onLoad', query);
    queueMicrotask(() => call(page, 'onReady'));
    return page;
  }

  private show(page: OpenPage): void {
    page.element.hidden = false;
    document.scrollingElement?.scrollTo(0, page.scrollTop);
    this.onChange(page);
    call(page, 'onShow');
    tellComponents(page, 'show');
  }

  private hide(page: OpenPage | undefined): void {
    if (!page) return;
    page.scrollTop = document.scrollingElement?.scrollTop ?? 0;
    page.element.hidden = true;
    call(page, 'onHide');
    tellComponents(page, 'hide');
  }

  private close(page: OpenPage): void {
    call(page, 'onUnload');
    page.root.release();
    page.element.remove();
  }
}

/** Calls a page's own function, as far as it has one; what it throws is shown and goes no further, as on a phone. */
export function call(page: OpenPage, name: string, ...args: unknown[]): unknown {
  const method = page.caller[name];
  if (typeof method !== 'function') return undefined;
  try {
    const result = method.apply(page.caller, args);
    if (result instanceof Promise) result.catch((error: unknown) => console.error(`${page.route} ${name}`, error));
    return result;
  } catch (error) {
    console.error(`${page.route} ${name}`, error);
    return undefined;
  }
}

/** `pageLifetimes` of everything on the page. */
function tellComponents({ root }: OpenPage, name: 'show' | 'hide'): void {
  root.getComponent().triggerPageLifetime(name, []);
}

function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
