import type { RunningPhone } from '../runtime/start-phone';

/** A card that somebody shared, as it lies in a chat. */
export interface SharedCard {
  readonly from: string;
  readonly title: string;
  readonly path: string;
  readonly kind: 'chat' | 'timeline';
}

/** A phone on the street: who holds it, its window, and the chat in which it starts. */
export class PhoneSlot {
  readonly element = document.createElement('div');
  readonly frame = document.createElement('iframe');
  private readonly glass = document.createElement('div');
  private readonly chat = document.createElement('div');
  private readonly cards: SharedCard[] = [];
  private isLarge = false;

  constructor(
    readonly role: string,
    public person: string,
    private readonly startsInChat: boolean,
    people: readonly string[],
  ) {
    this.element.className = 'phone-slot';
    this.glass.className = 'glass';
    this.chat.className = 'chat';
    this.glass.append(this.frame, ...(startsInChat ? [this.chat] : []));
    this.element.append(this.chooser(people), this.glass, this.sizeSwitch());
    this.frame.title = `${role}的手机`;
    this.reload();
    this.drawChat();
  }

  reload(path = ''): void {
    const query = new URLSearchParams({
      as: this.person,
      ...(this.isLarge ? { font: '1.4' } : {}),
      ...(path === '' ? {} : { path }),
    });
    this.frame.src = `/phone.html?${query}`;
  }

  /** Fits the phone of 375 × 812 into the room that there is. */
  fit(widthPx: number, heightPx: number): void {
    const scale = Math.min(1, widthPx / 387, heightPx / 824);
    this.glass.style.width = `${375 * scale + 12}px`;
    this.glass.style.height = `${812 * scale + 12}px`;
    this.frame.style.transform = `scale(${scale})`;
  }

  call(isCalled: boolean): void {
    this.glass.classList.toggle('called', isCalled);
  }

  receive(card: SharedCard): void {
    this.cards.unshift(card);
    this.chat.hidden = false;
    this.drawChat();
  }

  forget(): void {
    this.cards.length = 0;
    if (this.startsInChat) this.chat.hidden = false;
    this.drawChat();
    this.reload();
  }

  openNewest(): boolean {
    const [card] = this.cards;
    if (card) this.open(card);
    return card !== undefined;
  }

  get hasCard(): boolean {
    return this.cards.length > 0;
  }

  /** The mini-program that runs on it, once it does. */
  get running(): RunningPhone | undefined {
    const screen = this.frame.contentDocument?.getElementById('screen') as HTMLIFrameElement | null;
    return (screen?.contentWindow as unknown as { runningPhone?: RunningPhone } | null)?.runningPhone;
  }

  /** The page on top, and the frame around it, where a finger could tap. */
  get places(): Element[] {
    const around = this.frame.contentDocument?.body;
    const page = this.running?.stack.top()?.element;
    return [page, around].filter((one) => one !== undefined);
  }

  private open(card: SharedCard): void {
    this.chat.hidden = true;
    this.reload(card.path.replace(/^\//, ''));
  }

  private drawChat(): void {
    const head = document.createElement('h3');
    head.textContent = '模拟:微信的聊天';
    const note = document.createElement('p');
    note.textContent = this.cards.length > 0 ? '' : '还没有人发来东西。';
    this.chat.replaceChildren(
      head,
      ...this.cards.map((card) => {
        const button = document.createElement('button');
        const from = document.createElement('small');
        from.textContent = `${card.from} ${card.kind === 'chat' ? '发来' : '发在朋友圈'}`;
        button.append(from, card.title || '一个小程序');
        button.onclick = () => this.open(card);
        return button;
      }),
      note,
    );
  }

  private chooser(people: readonly string[]): HTMLElement {
    const label = document.createElement('label');
    const select = document.createElement('select');
    for (const name of people) select.add(new Option(name, name, false, name === this.person));
    select.onchange = () => {
      this.person = select.value;
      this.reload();
    };
    label.append(`${this.role} `, select);
    return label;
  }

  private sizeSwitch(): HTMLElement {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.onchange = () => {
      this.isLarge = box.checked;
      this.reload();
    };
    label.append(box, ' 大字');
    return label;
  }
}
