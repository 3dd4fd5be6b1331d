import { inLanguage } from './street-language';
import type { MoneyLine, Said } from './street-world';

type Place = Exclude<keyof MoneyLine, 'nextDay' | 'waitingFor'>;

/** The five places of the line, then the two branches downwards. */
const places: readonly { readonly place: Place; readonly word: Said; readonly isBranch?: boolean }[] = [
  { place: 'estimatedFen', word: { zh: '预估', en: 'estimated' } },
  { place: 'frozenFen', word: { zh: '冻结中', en: 'frozen' } },
  { place: 'freeFen', word: { zh: '可提现', en: 'free' } },
  { place: 'payingFen', word: { zh: '提现中', en: 'being paid' } },
  { place: 'paidFen', word: { zh: '已到账', en: 'paid' } },
  { place: 'takenBackFen', word: { zh: '已退回', en: 'taken back' }, isBranch: true },
  { place: 'owedFen', word: { zh: '待抵扣', en: 'owed' }, isBranch: true },
];

const waits: Readonly<Record<string, Said>> = {
  receipt: { zh: '等买家收货', en: 'until received' },
  'hold-days': { zh: '收货满 15 天', en: '15 days' },
  settlement: { zh: '等平台结算', en: 'until settled' },
};

const reasons: Readonly<Record<Exclude<Place, 'frozenFen'>, Said>> = {
  estimatedFen: { zh: '买家还没付款', en: 'not paid for yet' },
  freeFen: { zh: '现在就能提', en: 'any time' },
  payingFen: { zh: '在微信点「收款」', en: 'tap 收款 in WeChat' },
  paidFen: { zh: '在微信零钱里', en: 'in her WeChat' },
  takenBackFen: { zh: '买家退款,扣回', en: 'refunded' },
  owedFen: { zh: '以后的佣金抵', en: 'netted later' },
};

/** One amount on its way through five places; an amount that moves is seen to move. */
export class MoneyLineView {
  private before: MoneyLine | null = null;

  constructor(private readonly element: HTMLElement) {}

  draw(money: MoneyLine | null): void {
    this.element.replaceChildren(...places.map((place) => this.cell(place, money)));
    if (money && this.before) this.slide(this.before, money);
    this.before = money;
  }

  private cell({ place, word, isBranch }: (typeof places)[number], money: MoneyLine | null): HTMLElement {
    const row = document.createElement('li');
    row.dataset.place = place;
    if (isBranch) row.className = 'branch';
    const amount = document.createElement('b');
    amount.textContent = money ? yuan(money[place]) : '—';
    row.append(inLanguage(word), amount);
    if (!money || money[place] === 0) return row;
    row.dataset.holds = place;
    const why = document.createElement('small');
    why.textContent = reasonOf(place, money);
    row.append(why);
    return row;
  }

  /** What left one place and came to another flies there. */
  private slide(from: MoneyLine, to: MoneyLine): void {
    const changed = (isMore: boolean) =>
      places.find(({ place }) => (isMore ? to[place] > from[place] : to[place] < from[place]));
    const [left, came] = [changed(false), changed(true)];
    if (!came) return;
    const cellOf = (place: Place) => this.element.querySelector(`[data-place="${place}"] b`);
    const [start, end] = [left && cellOf(left.place), cellOf(came.place)];
    if (!start || !end || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const dx = start.getBoundingClientRect().left - end.getBoundingClientRect().left;
    const dy = start.getBoundingClientRect().top - end.getBoundingClientRect().top;
    end.animate(
      [
        { transform: `translate(${dx}px, ${dy}px)`, opacity: 0.4 },
        { transform: 'none', opacity: 1 },
      ],
      {
        duration: 700,
        easing: 'ease-in-out',
      },
    );
  }
}

function reasonOf(place: Place, { nextDay, waitingFor }: MoneyLine): string {
  if (place !== 'frozenFen') return inLanguage(reasons[place]);
  if (nextDay) {
    const [month, day] = [Number(nextDay.slice(4, 6)), Number(nextDay.slice(6))];
    return inLanguage({ zh: `${month} 月 ${day} 日起可提现`, en: `free from ${day}/${month}` });
  }
  return inLanguage(waits[waitingFor ?? ''] ?? { zh: '', en: '' });
}

/** `38.60 元`. */
function yuan(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  return `${amountFen < 0 ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} 元`;
}
