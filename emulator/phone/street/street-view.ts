import type { PhoneSlot } from './phone-slot';
import type { StreetState } from './street-desk';
import { inLanguage } from './street-language';

const at = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const narrowPx = 1_100;
const patienceMs = 8_000;
/** Between two phones lies the way that a card takes; above each stands who holds it. */
const wayPx = 44;
const abovePx = 44;

/** The three phones side by side (or one with name tabs), and what stands around them. */
export class StreetView {
  private shown: PhoneSlot | undefined;
  private notePx = 0;

  constructor(readonly slots: readonly PhoneSlot[]) {
    const way = () => {
      const line = document.createElement('div');
      line.className = 'way';
      return line;
    };
    const [first, ...others] = slots;
    if (!first) return;
    at('phones').replaceChildren(first.element, ...others.flatMap(({ element }) => [way(), element]));
    this.shown = first;
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-audience]')) {
      button.onclick = () => this.showAudience(button.dataset.audience ?? 'people');
    }
    at('drawer').onclick = () => document.body.classList.toggle('log-open');
    this.fit();
  }

  /** The back end does not answer: the clock is grey and says so. */
  static stop(): void {
    document.body.dataset.stopped = '';
    at('now').textContent = inLanguage({ zh: '后台没有应答,请看终端', en: 'no answer: look at the terminal' });
  }

  set isStopped(isStopped: boolean) {
    if (isStopped) StreetView.stop();
    else delete document.body.dataset.stopped;
  }

  draw({ program: { isOpen }, ownerCode, pushMode }: StreetState): void {
    for (const slot of this.slots) {
      const isMerchant = slot.home !== '';
      slot.coverWith(
        isOpen || isMerchant ? '' : inLanguage({ zh: '等商家开张', en: 'waiting for the merchant to open' }),
      );
      if (isMerchant) slot.note(inLanguage({ zh: '开通码', en: 'owner code' }), ownerCode ?? '');
    }
    const noted = Math.max(...this.slots.map(({ notePx }) => notePx));
    if (noted !== this.notePx) {
      this.notePx = noted;
      this.fit();
    }
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-mode]')) {
      button.setAttribute('aria-pressed', String(button.dataset.mode === pushMode));
    }
  }

  /** While something runs nothing else can be started. */
  hold(isBusy: boolean): void {
    for (const button of document.querySelectorAll<HTMLButtonElement>('.clock button, .chips button, #next')) {
      if (button.id !== 'language') button.disabled = isBusy;
    }
  }

  showAudience(audience: string): void {
    document.body.classList.toggle('for-developers', audience === 'developer');
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-audience]')) {
      button.setAttribute('aria-pressed', String(button.dataset.audience === audience));
    }
  }

  /** All phones run, or patience is over. */
  async live(): Promise<void> {
    const start = performance.now();
    while (this.slots.some(({ running }) => !running) && performance.now() - start < patienceMs) {
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  speak(): void {
    for (const element of document.querySelectorAll<HTMLElement>('[data-zh]')) {
      element.textContent = inLanguage({ zh: element.dataset.zh ?? '', en: element.dataset.en ?? '' });
    }
    for (const slot of this.slots) slot.speak();
    this.drawNames();
  }

  fit(): void {
    const { clientWidth, clientHeight } = at('phones');
    const isNarrow = window.innerWidth < narrowPx;
    for (const slot of this.slots) {
      if (isNarrow) slot.fit(Math.min(clientWidth, 387), 824);
      else slot.fit((clientWidth - 2 * wayPx) / 3, clientHeight - abovePx - this.notePx);
      const isSeen = !isNarrow || slot === this.shown;
      slot.element.toggleAttribute('data-shown', slot === this.shown);
      // A hidden phone stops its timers, as one in a pocket.
      if (slot.isSeen !== isSeen) slot.show(isSeen);
    }
  }

  private drawNames(): void {
    at('names').replaceChildren(
      ...this.slots.map((slot) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = inLanguage(slot.role);
        button.setAttribute('aria-pressed', String(slot === this.shown));
        button.onclick = () => {
          this.shown = slot;
          this.fit();
          this.drawNames();
        };
        return button;
      }),
    );
  }
}
