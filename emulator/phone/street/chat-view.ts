import { inLanguage } from './street-language';
import type { SharedCard } from './street-world';

/** WeChat's chat on a phone, where cards arrive: everything a buyer does begins here. */
export class ChatView {
  readonly element = document.createElement('div');
  private newestFirst: SharedCard[] = [];

  constructor(private readonly open: (card: SharedCard) => void) {
    this.element.className = 'chat';
    this.draw();
  }

  get cards(): readonly SharedCard[] {
    return this.newestFirst;
  }

  receive(card: SharedCard): void {
    this.newestFirst.unshift(card);
    this.element.hidden = false;
    this.draw();
  }

  /** These cards, and nothing else. */
  show(cards: readonly SharedCard[]): void {
    this.newestFirst = [...cards];
    this.element.hidden = false;
    this.draw();
  }

  hide(): void {
    this.element.hidden = true;
  }

  get newest(): Element | undefined {
    return this.element.hidden ? undefined : (this.element.querySelector('button') ?? undefined);
  }

  draw(): void {
    const head = document.createElement('h3');
    head.textContent = inLanguage({ zh: '模拟:微信的聊天', en: 'simulated: WeChat’s chat' });
    const note = document.createElement('p');
    const nothing = { zh: '还没有人发来东西。', en: 'Nobody has sent anything yet.' };
    note.textContent = this.newestFirst.length > 0 ? '' : inLanguage(nothing);
    this.element.replaceChildren(head, ...this.newestFirst.map((card) => this.row(card)), note);
  }

  private row(card: SharedCard): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    const from = document.createElement('small');
    const way = card.kind === 'chat' ? { zh: '发来', en: 'sends' } : { zh: '发在朋友圈', en: 'posts in Moments' };
    from.textContent = `${card.from} ${inLanguage(way)}`;
    button.append(from, card.title || inLanguage({ zh: '一个小程序', en: 'a mini-program' }));
    button.onclick = () => this.open(card);
    return button;
  }
}
