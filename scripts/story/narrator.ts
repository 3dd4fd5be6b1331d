/** One told line: when (Beijing), in Chinese and in English; a check also says whether it came out as written. */
export interface ToldLine {
  readonly scene: string;
  readonly at: string;
  readonly zh: string;
  readonly en: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly off?: boolean;
}

/** Tells a story line by line and keeps count of what came out otherwise than the script says. */
export class Narrator {
  readonly lines: ToldLine[] = [];
  private scene = '';

  constructor(
    private readonly nowMs: () => number,
    private readonly print: (text: string) => void,
  ) {}

  chapter(zh: string, en: string): void {
    this.scene = zh;
    this.print(`\n── ${zh} · ${en}`);
  }

  tell(zh: string, en: string): void {
    const at = beijingMoment(this.nowMs());
    this.lines.push({ scene: this.scene, at, zh, en });
    this.print(`${at}  ${zh}`);
    this.print(`${' '.repeat(at.length)}  ${en}`);
  }

  /** Goes on with what was told last. */
  add(zh: string, en: string): void {
    const at = beijingMoment(this.nowMs());
    this.lines.push({ scene: this.scene, at, zh, en });
    const indent = ' '.repeat(at.length + 4);
    this.print(`${indent}${zh}`);
    this.print(`${indent}${en}`);
  }

  /** States what must be so. The expected value is written in the script, never computed by the product. */
  check(zh: string, actual: unknown, expected: unknown): void {
    const [seen, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
    const off = seen !== wanted;
    const line = {
      scene: this.scene,
      at: beijingMoment(this.nowMs()),
      zh,
      en: '',
      expected: wanted,
      actual: seen,
      off,
    };
    this.lines.push(line);
    this.print(off ? `      ✗ ${zh}: expected ${wanted}, found ${seen}` : `      ✓ ${zh}`);
  }

  get checks(): number {
    return this.lines.filter((line) => line.off !== undefined).length;
  }

  get offs(): readonly ToldLine[] {
    return this.lines.filter((line) => line.off);
  }
}

/** `08-01 20:15` in Beijing. */
export function beijingMoment(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
}

/** 3860 → `38.60`. */
export function yuan(amountFen: number): string {
  return `${amountFen < 0 ? '−' : ''}${(Math.abs(amountFen) / 100).toFixed(2)}`;
}
