import type { Browser, Frame, Page } from 'playwright-core';
import type { Street } from '../../scripts/open-street';

const patienceMs = 30_000;

/** A phone in somebody's hands, with the mini-program opened at a page. */
export class HeldPhone {
  private constructor(
    readonly page: Page,
    readonly screen: Frame,
  ) {}

  static async open(
    { browser, street, failures }: { readonly browser: Browser; readonly street: Street; readonly failures: string[] },
    as: string,
    path: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<HeldPhone> {
    const width = more.platform === 'windows' ? 1024 : 375;
    const page = await browser.newPage({ viewport: { width, height: 812 } });
    page.setDefaultTimeout(patienceMs);
    page.on('pageerror', (error) => failures.push(error.message));
    await page.goto(`${street.url}/phone.html?${new URLSearchParams({ as, path, ...more })}`);
    const screen = await (await page.waitForSelector('#screen')).contentFrame();
    if (!screen) throw new Error('the phone has no screen');
    return new HeldPhone(page, screen);
  }

  /** Waits until a text stands on the page in front. */
  async shows(text: string): Promise<void> {
    await this.screen.waitForSelector(`wx-page:visible >> text=${text} >> visible=true`).catch(async () => {
      throw new Error(`no ${text} in: ${await this.text()}`);
    });
  }

  text(): Promise<string> {
    return this.screen.innerText('wx-page:visible >> nth=-1');
  }

  /** Taps a button by the beginning of its name. */
  async tap(name: string): Promise<void> {
    const button = `wx-page:visible >> wx-button:not([disabled]):visible:has-text("${name}")`;
    await this.screen.click(button).catch(async () => {
      throw new Error(`no button ${name} in: ${await this.text()}`);
    });
  }

  /** Gives the doing answer of the sheet that is open. */
  async confirm(): Promise<void> {
    await this.screen.click('wx-page:visible >> .components-bottom-sheet-bottom-sheet--doing:visible');
  }

  /** Taps whatever carries a text. */
  async touch(text: string): Promise<void> {
    await this.screen.click(`wx-page:visible >> text=${text} >> visible=true`);
  }

  async choose(label: string): Promise<void> {
    await this.screen.click(`wx-page:visible >> wx-label:has-text("${label}")`);
  }

  async fill(label: string, value: string): Promise<void> {
    await this.screen.fill(`wx-page:visible >> [aria-label="${label}"] >> input, textarea`, value);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
