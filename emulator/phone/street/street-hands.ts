import type { PhoneSlot } from './phone-slot';
import type { StreetState } from './street-desk';
import type { SharedCard } from './street-world';

export type PhoneName = 'promoter' | 'buyer' | 'merchant';

/** What a step may use: the three phones, the world's clock, and the store's play where no page of ours is. */
export interface StreetHands {
  readonly promoter: PhoneSlot;
  readonly buyer: PhoneSlot;
  readonly merchant: PhoneSlot;
  readonly storeUrl: string;
  advance(days: number | 'next'): Promise<void>;
  /** A promoter who is on no phone right now shares something: his card, and WeChat's own link. */
  share(promoter: string, kind: 'live' | 'coupon'): Promise<{ readonly card: SharedCard; readonly shareLink: string }>;
  play<Answer = unknown>(verb: string, body: object): Promise<Answer>;
  /** What the state is now, asked again. */
  look(): Promise<StreetState>;
}

const patienceMs = 15_000;
const tellPatienceMs = 5_000;
const mostMinutes = 3;
const lookAgainMs = 100;
let tapCount = 0;

/** Taps what is named so (or begins so) on a phone, as a finger would; waits until it is there. */
export async function tap(phone: PhoneSlot, word: string, near?: string): Promise<void> {
  await until(async () => findOn(phone, word, near) !== undefined, `没有找到「${word}」`);
  press(findOn(phone, word, near));
}

/** Chooses one of several on the page on top, by what stands in its label. */
export async function choose(phone: PhoneSlot, word: string): Promise<void> {
  const label = () =>
    [...(phone.places[0]?.querySelectorAll('wx-label') ?? [])].find((one) => one.textContent?.trim().startsWith(word));
  await until(async () => label() !== undefined, `没有找到「${word}」`);
  press(label());
}

function press(target: Element | undefined): void {
  const { left, top, width, height } = target?.getBoundingClientRect() ?? new DOMRect();
  const at = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 };
  for (const type of ['mousedown', 'mouseup', 'click']) {
    const view = target?.ownerDocument.defaultView as (Window & typeof globalThis) | null;
    if (view) target?.dispatchEvent(new view.MouseEvent(type, at));
  }
}

/** Types into a field of the page on top, by its name (or into the first one), as a person would. */
export async function type(phone: PhoneSlot, value: string, name?: string): Promise<void> {
  const within = name === undefined ? '' : `[aria-label="${name}"] `;
  const field = () =>
    phone.places[0]?.querySelector<HTMLInputElement>(`${within}input, ${within}textarea`) ?? undefined;
  await until(async () => field() !== undefined, `没有找到可以填「${name ?? ''}」的地方`);
  const input = field();
  const view = input?.ownerDocument.defaultView as (Window & typeof globalThis) | null;
  if (!input || !view) return;
  input.value = value;
  input.dispatchEvent(new view.Event('input', { bubbles: true }));
}

/**
 * What is called just so comes before what has more behind a blank, and that before what only begins so. Of several that
 * are called alike it is the one closest to `near`, a text beside it.
 */
export function findOn(phone: PhoneSlot, word: string, near = ''): Element | undefined {
  const seen = phone.places.flatMap((place) =>
    [...place.querySelectorAll('[role="button"]:not([disabled]), button')].filter(
      (one) => one.getBoundingClientRect().width > 0,
    ),
  );
  const named = (fits: (name: string) => boolean) =>
    closest(
      seen.filter((one) => fits((one.textContent ?? '').trim())),
      near,
    );
  return (
    named((name) => name === word) ??
    named((name) => name.startsWith(`${word} `)) ??
    named((name) => name.startsWith(word))
  );
}

/** The first of these, or the one whose row of fewest levels holds the text. */
function closest(found: readonly Element[], near: string): Element | undefined {
  if (near === '') return found[0];
  const levels = found.flatMap((one) => {
    let count = 0;
    for (let around = one.parentElement; around; around = around.parentElement, count += 1) {
      if (around.textContent?.includes(near)) return [{ one, count }];
    }
    return [];
  });
  return levels.sort((a, b) => a.count - b.count)[0]?.one;
}

/**
 * Taps a button of WeChat's own page, which belongs to another server: the page is told which, and says whether it had
 * it. `near` is what stands in the same row, `after` what the page has to say first.
 */
export async function tapWeChat(
  phone: PhoneSlot,
  word: string,
  where: { readonly near?: string; readonly after?: string } = {},
): Promise<void> {
  let isTapped = false;
  tapCount += 1;
  const number = tapCount;
  const hear = ({ data }: MessageEvent<{ tapped?: number }>) => {
    if (data?.tapped === number) isTapped = true;
  };
  window.addEventListener('message', hear);
  try {
    await until(async () => {
      if (!isTapped) phone.weChatPage?.postMessage({ tap: word, number, ...where }, '*');
      await pause(lookAgainMs);
      return isTapped;
    }, `微信的页面上没有「${word}」`);
  } finally {
    window.removeEventListener('message', hear);
  }
}

/** The shop on a phone, as its holder sees it. */
export function openShop({ storeUrl }: StreetHands, phone: PhoneSlot): void {
  if (phone.weChatPage) return;
  phone.openWeChatPage('微信小店', `${storeUrl}/?${new URLSearchParams({ as: phone.person })}`);
}

/** Shows a page of ours on a phone, whatever was open on it. */
export function showPage(phone: PhoneSlot, path: string): void {
  phone.chat?.hide();
  phone.running?.openPath(path);
}

/**
 * Waits for what a message of the platform brings. What the functions had no time for at once is finished by a timer each
 * minute: after a while the world's clock goes on by one.
 */
export async function untilTold(
  { advance, look }: StreetHands,
  isSo: (state: StreetState) => boolean,
  otherwise: string,
): Promise<void> {
  const isThere = async () => isSo(await look());
  for (let minutes = 0; minutes < mostMinutes; minutes += 1) {
    if (await isWithin(isThere, tellPatienceMs)) return;
    await advance(1 / 1_440);
  }
  if (!(await isThere())) throw new Error(otherwise);
}

export async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  if (!(await isWithin(isSo, patienceMs))) throw new Error(otherwise);
}

/** Whether it comes true within a time. */
export async function isWithin(isSo: () => Promise<boolean>, forMs: number): Promise<boolean> {
  for (const start = performance.now(); performance.now() - start < forMs; await pause(lookAgainMs)) {
    if (await isSo()) return true;
  }
  return false;
}

function pause(forMs: number): Promise<void> {
  return new Promise((done) => setTimeout(done, forMs));
}
