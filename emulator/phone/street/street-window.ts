import { PhoneSlot, type SharedCard } from './phone-slots';
import type { MoneyLine, StreetState } from './street-desk';
import { type StreetHands, streetSteps } from './street-steps';

const at = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const lookAgainMs = 1_500;

const places: readonly (readonly [Exclude<keyof MoneyLine, 'nextDay'>, string])[] = [
  ['estimatedFen', '预估'],
  ['frozenFen', '冻结中'],
  ['freeFen', '可提现'],
  ['payingFen', '提现中'],
  ['paidFen', '已到账'],
  ['owedFen', '待抵扣'],
];

class Street {
  private state: StreetState | undefined;
  private seen = 0;
  isBusy = false;
  /** What went wrong with the last step, until the next one. */
  private problem = '';
  private readonly hands: StreetHands;
  private readonly slots: readonly PhoneSlot[];

  constructor(people: readonly string[]) {
    const nameOr = (name: string, place: number) => (people.includes(name) ? name : (people[place] ?? name));
    const query = new URLSearchParams(location.search);
    const promoter = new PhoneSlot('推客', query.get('as') ?? nameOr('王阿姨', 0), false, people);
    const buyer = new PhoneSlot('买家', nameOr('小林', 1), true, people);
    const merchant = new PhoneSlot('商家', nameOr('李店长', 2), false, people);
    this.slots = [promoter, buyer, merchant];
    this.hands = {
      promoter,
      buyer,
      merchant,
      advance: (days) => this.advance(days),
      play: async (verb, body) => {
        const answer = (await post(`/street/play?verb=${verb}`, body)) as { answer: { error?: string; hint?: string } };
        if (answer.answer.error) throw new Error(answer.answer.hint ?? answer.answer.error);
        return answer.answer;
      },
      look: () => this.look(),
    };
    at('phones').replaceChildren(...this.slots.map(({ element }) => element));
    this.drawNames();
    this.hear();
    this.fit();
  }

  async look(): Promise<StreetState> {
    const query = new URLSearchParams({ promoter: this.hands.promoter.person, since: String(this.seen) });
    const state = (await (await fetch(`/street/state?${query}`)).json()) as StreetState;
    this.state = state;
    this.draw(state);
    return state;
  }

  private hear(): void {
    window.addEventListener('resize', () => this.fit());
    window.addEventListener('message', ({ source, data }) => this.hearPhone(source, data));
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-days]')) {
      button.onclick = () => void this.during(() => this.advance(Number(button.dataset.days)));
    }
    at('next').onclick = () => void this.during(() => this.next());
    at('reset').onclick = () => void this.during(() => this.startOver());
    document.addEventListener('keydown', ({ key, target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
      if (key === 'ArrowRight') at('next').click();
      if (key === 'r' || key === 'R') at('reset').click();
    });
  }

  private hearPhone(source: MessageEventSource | null, data: { phone?: { share?: Omit<SharedCard, 'from'> } }): void {
    const from = this.slots.find(({ frame }) => frame.contentWindow === source);
    const card = data?.phone?.share;
    if (!from || !card) return;
    const to = from === this.hands.buyer ? this.hands.promoter : this.hands.buyer;
    to.receive({ ...card, from: from.person });
    void this.look();
  }

  private async next(): Promise<void> {
    const state = this.state ?? (await this.look());
    const step = streetSteps.find((one) => !one.isDone(state, this.hands));
    if (step) await step.run(this.hands);
  }

  private async advance(days: number): Promise<void> {
    at('now').textContent = '时间正在往前走…';
    await post(`/street/advance?days=${days}`, {});
    await this.look();
    for (const slot of this.slots) slot.running?.setVisible(true);
  }

  private async startOver(): Promise<void> {
    await post('/street/reset', {});
    await post(`/street/prepare?${new URLSearchParams({ promoter: this.hands.promoter.person })}`, {});
    this.seen = 0;
    at('log').replaceChildren();
    for (const slot of this.slots) slot.forget();
    await this.look();
  }

  /** Long work shows that it runs, and says in words what went wrong. */
  private async during(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = '';
    for (const button of document.querySelectorAll<HTMLButtonElement>('.head button, #next')) button.disabled = true;
    at('hint').textContent = '正在进行…';
    try {
      await work();
      await this.look();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.isBusy = false;
      if (this.state) this.draw({ ...this.state, events: [] });
      for (const button of document.querySelectorAll<HTMLButtonElement>('.head button, #next')) button.disabled = false;
    }
  }

  private draw(state: StreetState): void {
    at('now').textContent = moment(state.nowMs);
    const current = streetSteps.findIndex((step) => !step.isDone(state, this.hands));
    at('steps').replaceChildren(
      ...streetSteps.map((step, index) => {
        const row = document.createElement('li');
        row.textContent = step.title;
        if (step.isDone(state, this.hands)) row.dataset.done = '';
        if (index === current) row.setAttribute('aria-current', 'step');
        return row;
      }),
    );
    const step = streetSteps[current];
    const hint = step?.hint ?? '都看完了。可以自己玩,看账本,或部署到云上。';
    if (!this.isBusy) at('hint').textContent = this.problem || hint;
    for (const slot of this.slots) slot.call(step !== undefined && this.hands[step.phone] === slot);
    this.drawMoney(state.money);
    this.drawLog(state);
  }

  private drawMoney(money: MoneyLine | null): void {
    at('money').replaceChildren(
      ...places.map(([place, word]) => {
        const row = document.createElement('li');
        const amount = document.createElement('b');
        amount.textContent = money ? yuan(money[place]) : '—';
        const isHere = (money?.[place] ?? 0) !== 0;
        if (isHere) row.dataset.holds = place;
        row.append(word, amount);
        const { nextDay } = money ?? { nextDay: null };
        if (place === 'frozenFen' && isHere && nextDay)
          row.append(`${Number(nextDay.slice(4, 6))} 月 ${Number(nextDay.slice(6))} 日起`);
        return row;
      }),
    );
  }

  private drawLog({ events }: StreetState): void {
    for (const { number, atMs, zh, detail } of events) {
      this.seen = Math.max(this.seen, number);
      const row = document.createElement('li');
      const time = document.createElement('time');
      time.textContent = `${moment(atMs)} `;
      row.append(time, zh);
      if (at<HTMLInputElement>('developer').checked && detail) {
        const text = document.createElement('pre');
        text.textContent = JSON.stringify(detail, null, 1);
        row.append(text);
      }
      at('log').prepend(row);
    }
  }

  private drawNames(): void {
    const show = (shown: PhoneSlot) => {
      for (const slot of this.slots) slot.element.toggleAttribute('data-shown', slot === shown);
    };
    at('names').replaceChildren(
      ...this.slots.map((slot) => {
        const button = document.createElement('button');
        button.textContent = slot.role;
        button.onclick = () => show(slot);
        return button;
      }),
    );
    const [first] = this.slots;
    if (first) show(first);
  }

  private fit(): void {
    const { clientWidth, clientHeight } = at('phones');
    const isNarrow = window.innerWidth < 1100;
    for (const slot of this.slots) {
      if (isNarrow) slot.fit(Math.min(clientWidth, 387), 824);
      // Above each phone stands who holds it, below it the size of its type.
      else slot.fit((clientWidth - 32) / 3, clientHeight - 72);
    }
  }
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const answer = (await response.json()) as { error?: string };
  if (answer.error) throw new Error(answer.error);
  return answer;
}

function moment(atMs: number): string {
  const beijing = new Date(atMs + 8 * 3_600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${beijing.getUTCMonth() + 1} 月 ${beijing.getUTCDate()} 日 ${two(beijing.getUTCHours())}:${two(beijing.getUTCMinutes())}`;
}

function yuan(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  return `${amountFen < 0 ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} 元`;
}

async function start(): Promise<void> {
  const { people } = (await (await fetch('/street/people')).json()) as { people: string[] };
  await post(`/street/prepare?${new URLSearchParams({ promoter: people[0] ?? '' })}`, {});
  const street = new Street(people);
  await street.look();
  setInterval(() => {
    // Looking is a call, and a call keeps the world's timers awake: while time is on its way nobody looks.
    if (document.hidden || street.isBusy) return;
    street.look().catch(() => {
      at('now').textContent = '后台没有应答,请看终端';
    });
  }, lookAgainMs);
}

void start();
