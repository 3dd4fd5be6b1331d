import type { PhoneFrame } from '../runtime/phone-frame';
import type { RunningPhone } from '../runtime/start-phone';
import { ChatView } from './chat-view';
import { inLanguage } from './street-language';
import type { Said, SharedCard } from './street-world';

export interface PersonOnStreet {
  readonly name: string;
  readonly part: Said | null;
}

interface SlotOptions {
  /** A buyer's phone lies open at a chat. */
  readonly startsInChat: boolean;
  /** The page at which its holder begins; '' is the app's first. */
  readonly home: string;
  readonly people: readonly PersonOnStreet[];
}

/** A phone on the street: who holds it, its window, and the chat in which it starts. */
export class PhoneSlot {
  readonly element = document.createElement('div');
  readonly frame = document.createElement('iframe');
  readonly glass = document.createElement('div');
  readonly chat: ChatView | undefined;
  private readonly ring = document.createElement('div');
  private readonly cover = document.createElement('div');
  private readonly size = document.createElement('button');
  private readonly select = document.createElement('select');
  private scale = 1;
  private path = '';
  private isLarge = false;

  readonly home: string;
  private readonly firstHolder: string;
  isSeen = true;
  private isLoading = false;
  private readonly people: readonly PersonOnStreet[];
  private readonly noteLine = document.createElement('p');

  constructor(
    readonly role: Said,
    public person: string,
    { startsInChat, home, people }: SlotOptions,
  ) {
    this.firstHolder = person;
    this.home = home;
    this.people = people;
    this.element.className = 'phone-slot';
    this.glass.className = 'glass';
    this.ring.className = 'ring';
    this.ring.hidden = true;
    this.cover.className = 'cover';
    this.cover.hidden = true;
    this.chat = startsInChat ? new ChatView((card) => this.open(card)) : undefined;
    this.glass.append(this.frame, ...(this.chat ? [this.chat.element] : []), this.ring, this.cover);
    this.noteLine.className = 'slot-note';
    this.noteLine.hidden = true;
    this.element.append(this.chooser(), this.noteLine, this.glass);
    this.size.onclick = () => this.setLarge(!this.isLarge);
    this.frame.onload = () => {
      this.isLoading = false;
    };
    this.speak();
  }

  /** Opens the app anew on this phone, at a page. */
  reload(path = ''): void {
    this.path = path;
    const query = new URLSearchParams({
      as: this.person,
      ...(this.isLarge ? { font: '1.4' } : {}),
      ...(path === '' ? {} : { path }),
    });
    // Until the new page is there the old one still answers; nobody may tap on it.
    this.isLoading = true;
    this.frame.src = `/phone.html?${query}`;
  }

  setLarge(isLarge: boolean): void {
    this.isLarge = isLarge;
    this.speak();
    if (this.frame.src !== '') this.reload(this.at || this.path);
  }

  /** Gives the phone to somebody else. */
  hold(person: string): void {
    this.person = person;
    this.select.value = person;
    this.reload();
  }

  /** Puts the phone back to where the story begins, with what lies in the chat then. */
  startOver(cards: readonly SharedCard[], path = '', person = this.firstHolder): void {
    this.person = person;
    this.select.value = person;
    this.chat?.show(cards);
    if (path !== '') this.chat?.hide();
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    this.reload(path);
  }

  /** Fits the phone of 375 × 812 into the room that there is. */
  fit(widthPx: number, heightPx: number): void {
    this.scale = Math.min(1, widthPx / 387, heightPx / 824);
    this.glass.style.width = `${375 * this.scale + 12}px`;
    this.glass.style.height = `${812 * this.scale + 12}px`;
    this.frame.style.transform = `scale(${this.scale})`;
    this.cover.style.fontSize = `${Math.max(14, 16 * this.scale)}px`;
  }

  /** Lights the phone that the next step uses, and rings what a finger would tap on it. */
  call(isCalled: boolean, target: Element | undefined): void {
    this.glass.classList.toggle('called', isCalled);
    const rect = isCalled && target ? this.rectOf(target) : undefined;
    this.ring.hidden = !rect;
    if (!rect) return;
    for (const side of ['left', 'top', 'width', 'height'] as const) this.ring.style[side] = `${rect[side]}px`;
  }

  /** A phone that has nothing to do yet is covered by a sentence; '' uncovers it. */
  coverWith(text: string): void {
    this.cover.hidden = text === '';
    this.cover.textContent = text;
  }

  /** Something to type on this phone stands beside it. */
  note(word: string, text: string): void {
    const isNew = this.noteLine.textContent !== (text && `${word} ${text}`);
    if (!isNew) return;
    const code = document.createElement('code');
    code.textContent = text;
    this.noteLine.hidden = text === '';
    this.noteLine.replaceChildren(...(text === '' ? [] : [`${word} `, code]));
  }

  /** What stands above the phone beside its holder's name, in pixels. */
  get notePx(): number {
    return this.noteLine.hidden ? 0 : this.noteLine.offsetHeight + 4;
  }

  /** Out of sight a phone rests. */
  show(isSeen: boolean): void {
    this.isSeen = isSeen;
    this.running?.setVisible(isSeen);
  }

  /** The page on top, as `reload` takes it; '' while the chat is in front of it. */
  get at(): string {
    const top = this.running?.stack.top();
    if (!top || (this.chat && !this.chat.element.hidden)) return '';
    return `${top.route}?${new URLSearchParams(top.query)}`;
  }

  receive(card: SharedCard): void {
    this.chat?.receive(card);
  }

  openNewest(): boolean {
    const [card] = this.chat?.cards ?? [];
    if (card) this.open(card);
    return card !== undefined;
  }

  /** The mini-program that runs on it, once it does. */
  get running(): RunningPhone | undefined {
    if (this.isLoading) return undefined;
    const screen = this.frame.contentDocument?.getElementById('screen') as HTMLIFrameElement | null;
    return (screen?.contentWindow as unknown as { runningPhone?: RunningPhone } | null)?.runningPhone;
  }

  /** The page on top, and the frame around it, where a finger could tap. */
  get places(): Element[] {
    if (this.isLoading) return [];
    const page = this.running?.stack.top()?.element;
    return [page, this.frame.contentDocument?.body].filter((one) => one !== undefined && one !== null);
  }

  /** WeChat's own page on this phone, while one is open. */
  get weChatPage(): Window | undefined {
    const around = this.frame.contentDocument;
    if (around?.getElementById('wechat')?.hidden !== false) return undefined;
    return (around.getElementById('wechat-page') as HTMLIFrameElement).contentWindow ?? undefined;
  }

  openWeChatPage(title: string, url: string): void {
    this.chat?.hide();
    const { phoneFrame } = this.frame.contentWindow as unknown as { phoneFrame?: PhoneFrame };
    phoneFrame?.openWeChatPage({ title, url, done: () => undefined });
  }

  speak(): void {
    this.frame.title = inLanguage({ zh: `${this.role.zh}的手机`, en: `phone of the ${this.role.en}` });
    this.size.textContent = inLanguage(this.isLarge ? { zh: '大字', en: 'large' } : { zh: '标准', en: 'standard' });
    this.size.setAttribute('aria-pressed', String(this.isLarge));
    this.element.querySelector('.role')?.replaceChildren(inLanguage(this.role));
    this.select.replaceChildren(
      ...this.people.map(({ name, part }) => new Option(part ? `${name} · ${inLanguage(part)}` : name, name)),
    );
    this.select.value = this.person;
    this.chat?.draw();
  }

  private open(card: SharedCard): void {
    this.chat?.hide();
    this.reload(card.path.replace(/^\//, ''));
  }

  private rectOf(target: Element): Record<'left' | 'top' | 'width' | 'height', number> | undefined {
    const { left, top, width, height } = target.getBoundingClientRect();
    if (width === 0) return undefined;
    const isInApp = target.ownerDocument !== this.frame.contentDocument && target.ownerDocument !== document;
    const screen = this.frame.contentDocument?.getElementById('screen')?.getBoundingClientRect();
    const isInChat = target.ownerDocument === document;
    if (isInChat) {
      const glass = this.glass.getBoundingClientRect();
      return { left: left - glass.left - 6, top: top - glass.top - 6, width, height };
    }
    const [x, y] = isInApp && screen ? [screen.left, screen.top] : [0, 0];
    const at = (px: number) => px * this.scale;
    return { left: at(left + x), top: at(top + y), width: at(width), height: at(height) };
  }

  private chooser(): HTMLElement {
    const row = document.createElement('div');
    row.className = 'holder';
    const role = document.createElement('span');
    role.className = 'role';
    this.select.onchange = () => this.hold(this.select.value);
    row.append(role, this.select, this.size);
    return row;
  }
}
