import { beijingMoment } from './beijing-moment';
import type { StreetState } from './street-desk';
import { inLanguage } from './street-language';
import type { BookedEntry, BooksVerdict, CountedCalls } from './street-world';

type Event = StreetState['events'][number];

interface Detail {
  readonly error?: string;
  readonly call?: unknown;
  readonly answer?: unknown;
  readonly pushes?: readonly unknown[];
  readonly decision?: unknown;
  readonly transactions?: readonly (BookedEntry & { readonly calls: CountedCalls | null })[];
}

/** What happened, newest first; each sentence opens to the push, the decision, the transaction and its calls. */
export class LogPanel {
  private seen = 0;
  private events: Event[] = [];

  constructor(
    private readonly list: HTMLElement,
    private readonly books: HTMLElement,
    private readonly ask: (number: number) => Promise<unknown>,
  ) {}

  get newest(): number {
    return this.seen;
  }

  add(events: readonly Event[]): void {
    for (const event of events) {
      if (event.number <= this.seen) continue;
      this.seen = event.number;
      this.events.push(event);
      this.list.prepend(this.row(event));
    }
  }

  clear(): void {
    this.events = [];
    this.list.replaceChildren();
  }

  /** The sentences again, in the language that is spoken now. */
  speak(): void {
    this.list.replaceChildren(...this.events.map((event) => this.row(event)).reverse());
  }

  drawVerdict({ entries, differences }: BooksVerdict): void {
    const isFlat = differences === 0;
    this.books.dataset.flat = String(isFlat);
    this.books.textContent = inLanguage(
      isFlat
        ? { zh: `账是平的 ✓ ${entries} 笔 0 差额`, en: `the books balance ✓ ${entries} entries, 0 differences` }
        : {
            zh: `对不上 − ${entries} 笔 ${differences} 处差额`,
            en: `they differ − ${entries} entries, ${differences}`,
          },
    );
  }

  private row({ number, atMs, said }: Event): HTMLElement {
    const row = document.createElement('li');
    const opener = document.createElement('button');
    opener.type = 'button';
    opener.setAttribute('aria-expanded', 'false');
    const time = document.createElement('time');
    time.textContent = `${beijingMoment(atMs)} `;
    opener.append(time, inLanguage(said));
    opener.onclick = () => void this.toggle(row, opener, number);
    row.append(opener);
    return row;
  }

  private async toggle(row: HTMLElement, opener: HTMLElement, number: number): Promise<void> {
    const open = row.querySelector('.detail');
    opener.setAttribute('aria-expanded', String(!open));
    if (open) return open.remove();
    const place = document.createElement('div');
    place.className = 'detail';
    row.append(place);
    const detail = (await this.ask(number).catch((error: unknown) => ({ error: String(error) }))) as Detail;
    place.replaceChildren(...partsOf(detail));
  }
}

function partsOf(detail: Detail): HTMLElement[] {
  if (detail.error) return [heading(detail.error)];
  const { call, answer, pushes, decision, transactions } = detail;
  if (call !== undefined) {
    return [
      ...part(inLanguage({ zh: '调用', en: 'call' }), call),
      ...part(inLanguage({ zh: '回答', en: 'answer' }), answer),
    ];
  }
  return [
    ...(pushes ? part(inLanguage({ zh: `推送 ${pushes.length} 条`, en: `${pushes.length} messages` }), pushes) : []),
    ...(decision ? part(inLanguage({ zh: '归因', en: 'decision' }), decision) : []),
    ...(transactions ?? []).flatMap(transactionPart),
  ];
}

function transactionPart({ id, why, postings, calls }: NonNullable<Detail['transactions']>[number]): HTMLElement[] {
  const table = document.createElement('table');
  for (const { from, to, amountFen } of postings) {
    const row = table.insertRow();
    for (const text of [inLanguage(from), '→', inLanguage(to), (amountFen / 100).toFixed(2)]) {
      row.insertCell().textContent = text;
    }
  }
  const note = document.createElement('p');
  const word = inLanguage({ zh: '次数据库调用', en: 'database calls' });
  note.textContent = `${id}${calls ? ` · ${calls.functionName} · ${calls.total} ${word}` : ''}`;
  return [heading(inLanguage({ zh: `记账:${why.zh}`, en: `booked: ${why.en}` })), table, note];
}

function part(title: string, value: unknown): HTMLElement[] {
  const text = document.createElement('pre');
  text.textContent = JSON.stringify(value, null, 1);
  return [heading(title), text];
}

function heading(text: string): HTMLElement {
  const head = document.createElement('h4');
  head.textContent = text;
  return head;
}
