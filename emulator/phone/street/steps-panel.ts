import type { Chapter, StreetStep } from './chapters/chapter';
import { chapters } from './chapters/chapters';
import { inLanguage } from './street-language';
import type { Said } from './street-world';

const at = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

const doors: readonly { readonly id: string; readonly word: Said; readonly hint: Said }[] = [
  {
    id: 'play',
    word: { zh: '自己玩', en: 'play yourself' },
    hint: { zh: '每部手机都能点,时间由您推。', en: 'Every phone can be tapped, and time is yours.' },
  },
  {
    id: 'books',
    word: { zh: '看账本', en: 'see the books' },
    hint: { zh: '每一笔钱从哪儿来、到哪儿去。', en: 'Where each amount came from and went.' },
  },
  {
    id: 'deploy',
    word: { zh: '部署到云上', en: 'deploy it' },
    hint: { zh: '终端里:npm run doctor 说得出还缺什么。', en: 'In the terminal: npm run doctor says what is missing.' },
  },
];

/** The chips of the chapters, the steps of one, and the card with three doors at its end. */
export class StepsPanel {
  constructor(private readonly on: { readonly chapter: (id: string) => void; readonly door: (id: string) => void }) {}

  drawChips(current: Chapter): void {
    at('chapters').replaceChildren(
      ...chapters.map(({ id, title }) => {
        const chip = document.createElement('button');
        chip.type = 'button';
        chip.textContent = inLanguage(title);
        chip.dataset.chapter = id;
        chip.setAttribute('aria-pressed', String(id === current.id));
        chip.onclick = () => this.on.chapter(id);
        return chip;
      }),
    );
    at('chapter-title').textContent = inLanguage(
      current.id === 'sale' ? { zh: '60 秒看懂', en: 'in 60 seconds' } : current.title,
    );
  }

  drawSteps(chapter: Chapter, done: ReadonlySet<StreetStep>, current: StreetStep | undefined): void {
    at('steps').replaceChildren(
      ...chapter.steps.map((step) => {
        const row = document.createElement('li');
        row.textContent = inLanguage(step.title);
        if (done.has(step)) row.dataset.done = '';
        if (step === current) row.setAttribute('aria-current', 'step');
        return row;
      }),
    );
    at('next').hidden = current === undefined;
    at('end').hidden = current !== undefined;
    if (current === undefined) this.drawEnd(chapter);
  }

  say(text: string): void {
    at('hint').textContent = text;
  }

  private drawEnd({ end }: Chapter): void {
    const words = document.createElement('p');
    words.textContent = inLanguage(end);
    at('end').replaceChildren(
      words,
      ...doors.map(({ id, word, hint }) => {
        const door = document.createElement('button');
        const note = document.createElement('small');
        note.textContent = inLanguage(hint);
        door.type = 'button';
        door.className = 'door';
        door.dataset.door = id;
        door.append(inLanguage(word), note);
        door.onclick = () => this.on.door(id);
        return door;
      }),
    );
  }
}
