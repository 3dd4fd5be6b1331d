import { type Answers, good } from './money-answers';
import { type FakeCloud, type MountedPhone, mountPhone, timedOut } from './mounted-phone';

/** What the cloud does with every call: it answers, is out of reach, takes too long, says no, or is broken. */
export type Weather = 'good' | 'offline' | 'timed out' | 'rejection' | 'outage';

/** What pages say in each bad weather. */
export const sentences: readonly (readonly [weather: Weather, sentence: string])[] = [
  ['timed out', '没有等到回答,请您再试一次。同一次提交只算一次。'],
  ['rejection', '请您稍后再试。'],
  ['outage', '系统出了问题,请您把编号告诉客服。'],
  ['offline', '没有连上网络。您的内容没有提交,连上网络后请再试一次。'],
];

/** The doing answer of the sheet that is open. */
export const doing = '[class~="components-bottom-sheet-bottom-sheet--doing"]';

/** A phone on which one page of money is open, and the weather around it. Call `close` after each test. */
export class MoneyPhone {
  weather: Weather = 'good';
  private asked: { readonly call: string; readonly input: Record<string, unknown> }[] = [];
  private changed: Answers = {};
  private mounted: MountedPhone | undefined;

  async open(path: string, answers: Answers = {}): Promise<MountedPhone> {
    [this.asked, this.changed] = [[], answers];
    this.mounted = await mountPhone({ path, cloud: this.cloud });
    return this.mounted;
  }

  /** What was asked of the cloud by this name. */
  callsOf(call: string) {
    return this.asked.filter((one) => one.call === call);
  }

  /** The errors of the page's own code. */
  close(): readonly string[] {
    const errors = this.mounted?.errors ?? [];
    this.mounted?.close();
    [this.mounted, this.weather] = [undefined, 'good'];
    return errors;
  }

  private readonly cloud: FakeCloud = ({ name, data }) => {
    const call = `${name}.${data.action}`;
    this.asked.push({ call, input: data.input });
    switch (this.weather) {
      case 'offline':
        throw new Error('no network');
      case 'timed out':
        return timedOut;
      case 'rejection':
        return { ok: false, code: 'try-again', message: '请您稍后再试。' };
      case 'outage':
        return { ok: false, code: 'internal-error', message: '系统出了问题,请您把编号告诉客服。' };
      default:
        return this.changed[call] ?? good[call] ?? { ok: false, code: 'not-here', message: `没有 ${call}` };
    }
  };
}

/** A selector of the button with exactly these words. */
export function button(one: MountedPhone, words: string): string {
  const all = one.running.stack.top()?.element?.querySelectorAll('wx-button, [role="button"]') ?? [];
  const found = [...all].find((element) => element.textContent?.trim() === words);
  if (!found) throw new Error(`no ${words} in: ${one.text()}`);
  found.setAttribute('data-found', words);
  return `[data-found="${words}"]`;
}

/** How many things that match stand on the page on top. */
export function countOf(one: MountedPhone, selector: string): number {
  return one.running.stack.top()?.element?.querySelectorAll(selector).length ?? 0;
}
