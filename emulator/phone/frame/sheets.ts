const at = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

interface Question {
  readonly title: string;
  readonly content: string;
  readonly confirmText: string;
  readonly cancelText: string | null;
  readonly editable?: boolean;
}

/** Asks one question; the safe answer stands left. */
export function askSheet(question: Question): Promise<{ confirm: boolean; content?: string }> {
  const input = at<HTMLInputElement>('sheet-input');
  show(question.title, question.editable ? '' : question.content);
  input.hidden = !question.editable;
  input.value = question.editable ? question.content : '';
  at('sheet-items').replaceChildren();
  at('sheet-no').textContent = question.cancelText ?? '';
  at('sheet-no').hidden = question.cancelText === null;
  at('sheet-yes').hidden = false;
  at('sheet-yes').textContent = question.confirmText;
  return new Promise((done) => {
    const answer = (confirm: boolean) => {
      at('shade').hidden = true;
      done({ confirm, ...(question.editable ? { content: input.value } : {}) });
    };
    at('sheet-no').onclick = () => answer(false);
    at('sheet-yes').onclick = () => answer(true);
  });
}

/** Lets somebody choose one of several; undefined when he chose none. */
export function chooseSheet(title: string, items: readonly string[]): Promise<number | undefined> {
  show(title, '');
  at('sheet-input').hidden = true;
  at('sheet-yes').hidden = true;
  at('sheet-no').hidden = false;
  at('sheet-no').textContent = '取消';
  return new Promise((done) => {
    const answer = (index: number | undefined) => {
      at('shade').hidden = true;
      done(index);
    };
    at('sheet-no').onclick = () => answer(undefined);
    at('sheet-items').replaceChildren(
      ...items.map((text, index) => {
        const row = document.createElement('li');
        const button = document.createElement('button');
        button.textContent = text;
        button.onclick = () => answer(index);
        row.append(button);
        return row;
      }),
    );
  });
}

function show(title: string, text: string): void {
  at('sheet-title').textContent = title;
  at('sheet-text').textContent = text;
  at('shade').hidden = false;
}
