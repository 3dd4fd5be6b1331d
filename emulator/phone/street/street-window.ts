import { beijingMoment } from './beijing-moment';
import { flyCard } from './card-flight';
import { chapterOf } from './chapters/chapters';
import { firstHour, setupPage } from './chapters/first-hour';
import { LogPanel } from './log-panel';
import { MoneyLineView } from './money-line';
import { PhoneSlot } from './phone-slot';
import { StepsPanel } from './steps-panel';
import { StoryTeller } from './story-teller';
import type { StreetState } from './street-desk';
import { findOn, type StreetHands } from './street-hands';
import { inLanguage, speakLanguage, spokenLanguage } from './street-language';
import { type StreetFacts, streetServer } from './street-server';
import { StreetView } from './street-view';
import type { SharedCard } from './street-world';

const at = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const lookAgainMs = 1_200;
const ringAgainMs = 400;
const clockAgainMs = 300;

class Street {
  private state: StreetState | undefined;
  isBusy = false;
  /** What went wrong with the last step, until the next one. */
  private problem = '';
  private readonly query = new URLSearchParams(location.search);
  private readonly hands: StreetHands;
  private readonly view: StreetView;
  private readonly story: StoryTeller;
  private readonly steps: StepsPanel;
  private readonly money = new MoneyLineView(at('money'));
  private readonly log: LogPanel;

  constructor(private readonly facts: StreetFacts) {
    const { people, storeUrl } = facts;
    const person = (name: string, place: number) =>
      people.some((one) => one.name === name) ? name : (people[place]?.name ?? '');
    const slot = (zh: string, en: string, holder: string, home: string) =>
      new PhoneSlot({ zh, en }, holder, { startsInChat: en === 'buyer', home, people });
    const promoter = slot('推客', 'promoter', person(this.query.get('as') ?? '王阿姨', 0), '');
    const buyer = slot('买家', 'buyer', person('小林', 1), '');
    const merchant = slot('商家', 'merchant', person('李店长', 2), 'packages/console/home/home');
    this.hands = {
      ...{ promoter, buyer, merchant, storeUrl },
      advance: (days) => this.advance(days),
      play: streetServer.play,
      share: async (name, kind) => {
        const shared = await streetServer.share(name, kind);
        await flyCard(promoter.glass, buyer.glass, shared.card.title);
        return shared;
      },
      look: () => this.look(),
    };
    const slots = [promoter, buyer, merchant];
    this.view = new StreetView(slots);
    const asked =
      facts.world === 'empty' && !this.query.has('chapter') ? firstHour : chapterOf(this.query.get('chapter'));
    this.story = new StoryTeller(asked, this.hands, slots, () => this.log.clear());
    this.steps = new StepsPanel({
      chapter: (id) => void this.during(() => this.story.begin(chapterOf(id), 0)),
      door: (id) => this.goThrough(id),
    });
    this.log = new LogPanel(at('log'), at('verdict'), (number) => streetServer.detail(promoter.person, number));
    this.hear();
    this.speak();
  }

  /** As the address says: at a chapter's step, or where the world stands. */
  async open(): Promise<void> {
    const { slots } = this.view;
    if (this.query.get('type') === 'large') for (const slot of slots) slot.setLarge(true);
    const isNamed = this.query.has('chapter') || this.query.has('step');
    if (isNamed)
      return this.during(() => this.story.begin(this.story.chapter, Number(this.query.get('step') ?? 1) - 1));
    for (const slot of slots) slot.reload(this.facts.world === 'empty' && slot.home !== '' ? setupPage : slot.home);
    await this.look();
    await this.view.live();
    // The moments of the other chapters are made once the phones are there.
    await streetServer.ready().catch(() => undefined);
  }

  async look(): Promise<StreetState> {
    const state = await streetServer.state(this.hands.promoter.person, this.log.newest);
    this.view.isStopped = false;
    this.state = state;
    this.story.note(state);
    this.draw();
    return state;
  }

  ring(): void {
    const { current } = this.story;
    for (const slot of this.view.slots) {
      const isCalled = current !== undefined && this.hands[current.phone] === slot;
      const target =
        current?.target === undefined ? undefined : (slot.chat?.newest ?? findOn(slot, current.target, current.near));
      slot.call(isCalled, this.isBusy ? undefined : target);
    }
  }

  private hear(): void {
    window.addEventListener('resize', () => this.view.fit());
    window.addEventListener('message', ({ source, data }) => void this.hearPhone(source, data));
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-days]')) {
      const { days = '' } = button.dataset;
      button.onclick = () => void this.during(() => this.advance(days === 'next' ? days : Number(days)));
    }
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-mode]')) {
      button.onclick = () => void this.during(() => this.setMessages(button.dataset.mode ?? 'normal'));
    }
    at('next').onclick = () => void this.during(() => this.story.next());
    at('reset').onclick = () => void this.during(() => this.story.startOver());
    at('language').onclick = () => {
      speakLanguage(spokenLanguage() === 'zh' ? 'en' : 'zh');
      this.speak();
    };
    document.addEventListener('keydown', ({ key, target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
      if (key === 'ArrowRight') void this.during(() => this.story.next());
      if (key === 'ArrowLeft') void this.during(() => this.story.back());
      if (key === 'r' || key === 'R') at('reset').click();
    });
  }

  private async hearPhone(
    source: MessageEventSource | null,
    data: { phone?: { share?: Omit<SharedCard, 'from'> } },
  ): Promise<void> {
    const from = this.view.slots.find(({ frame }) => frame.contentWindow === source);
    const card = data?.phone?.share;
    if (!from || !card) return;
    const { buyer } = this.hands;
    await flyCard(from.glass, buyer.glass, card.title);
    buyer.receive({ ...card, from: from.person });
    await this.look();
  }

  private async advance(days: number | 'next'): Promise<void> {
    const watch = setInterval(() => {
      void streetServer.clock().then(({ nowMs }) => {
        at('now').textContent = beijingMoment(nowMs);
      });
    }, clockAgainMs);
    try {
      await streetServer.advance(this.hands.promoter.person, days);
    } finally {
      clearInterval(watch);
    }
    await this.look();
    for (const slot of this.view.slots) slot.running?.setVisible(true);
  }

  private async setMessages(mode: string): Promise<void> {
    await streetServer.play('push-mode', { mode });
    if (mode === 'normal') await streetServer.play('release-pushes', {});
  }

  private goThrough(door: string): void {
    if (door === 'books') {
      this.hands.merchant.reload('packages/console/books/books');
      this.view.showAudience('developer');
    }
    const words: Record<string, string> = {
      play: inLanguage({
        zh: '都是您的了:点手机,推时间,换人。',
        en: 'It is yours: tap, move time, change who holds a phone.',
      }),
      books: inLanguage({
        zh: '右边每一句都能打开,看推送、归因和分录。',
        en: 'Open any sentence at the right: message, decision, entry.',
      }),
      deploy: inLanguage({
        zh: '在终端运行 npm run doctor:缺什么、谁来办、在哪里办,逐项说清。步骤在 docs/operations.md。',
        en: 'Run npm run doctor in the terminal: what is missing, who does it, where. The steps are in docs/operations.md.',
      }),
    };
    this.steps.say(words[door] ?? '');
    this.problem = words[door] ?? '';
  }

  /** Long work shows that it runs, and says in words what went wrong. */
  private async during(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = '';
    this.view.hold(true);
    this.steps.say(inLanguage({ zh: '正在进行…', en: 'under way …' }));
    try {
      await work();
      await this.look();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.isBusy = false;
      this.view.hold(false);
      this.remember();
      this.draw();
    }
  }

  /** The address of where one is, for documents and pictures. */
  private remember(): void {
    this.query.set('chapter', this.story.chapter.id);
    this.query.set('step', String(this.story.index + 1));
    history.replaceState(null, '', `/?${this.query}`);
  }

  private draw(): void {
    const { state, story } = this;
    if (!state) return;
    at('now').textContent = beijingMoment(state.nowMs);
    this.steps.drawChips(story.chapter);
    this.steps.drawSteps(story.chapter, story.done, story.current);
    const hint = story.current ? inLanguage(story.current.hint) : '';
    if (!this.isBusy) this.steps.say(this.problem || hint);
    this.view.draw(state);
    this.money.draw(state.money);
    this.log.add(state.events);
    this.log.drawVerdict(state.verdict);
    this.ring();
  }

  private speak(): void {
    this.view.speak();
    this.log.speak();
    this.draw();
    this.view.fit();
  }
}

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  if (query.get('lang') === 'en') speakLanguage('en');
  const facts = await streetServer.facts();
  const street = new Street(facts);
  setInterval(() => street.ring(), ringAgainMs);
  setInterval(() => {
    // Looking is a call, and a call keeps the world's timers awake: while time is on its way nobody looks.
    if (document.hidden || street.isBusy) return;
    street.look().catch(() => StreetView.stop());
  }, lookAgainMs);
  await street.open();
}

start().catch((error: unknown) => {
  at('hint').textContent = error instanceof Error ? error.message : String(error);
});
