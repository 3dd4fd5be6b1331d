import { readdirSync, readFileSync } from 'node:fs';

const sampleMs = 250;

/**
 * The most memory that a process and all its descendants held at one time: what is resident (VmRSS) is added up over the
 * processes that live, and the largest sum is kept. Worker threads are part of their process.
 */
export class TreePeak {
  private peakKiB = 0;
  private nowKiB: readonly number[] = [];
  private readonly sampler: NodeJS.Timeout;

  private constructor(private readonly rootPid: number) {
    this.sampler = setInterval(() => this.sample(), sampleMs);
  }

  static watch(pid: number | undefined): TreePeak {
    if (pid === undefined) throw new Error('the process did not start');
    return new TreePeak(pid);
  }

  /** Stops looking; such as `725 MiB, 407 MiB at the end (395 + 12, process by process)`. */
  end(): string {
    this.sample();
    clearInterval(this.sampler);
    const each = this.nowKiB.map((kiB) => (kiB / 1024).toFixed(0));
    const sumMiB = this.nowKiB.reduce((sum, kiB) => sum + kiB, 0) / 1024;
    const peakMiB = (this.peakKiB / 1024).toFixed(0);
    return `${peakMiB} MiB, ${sumMiB.toFixed(0)} MiB at the end (${each.join(' + ')}, process by process)`;
  }

  private sample(): void {
    const parents = parentsByPid();
    const ofTree = [...parents.keys()].filter((pid) => this.isOfTree(pid, parents));
    this.nowKiB = ofTree.flatMap((pid) => {
      const match = /VmRSS:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`));
      return match ? [Number(match[1])] : [];
    });
    this.peakKiB = Math.max(
      this.peakKiB,
      this.nowKiB.reduce((sum, kiB) => sum + kiB, 0),
    );
  }

  private isOfTree(pid: number, parents: ReadonlyMap<number, number>): boolean {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === this.rootPid) return true;
    }
    return false;
  }
}

function parentsByPid(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const match = /PPid:\s+(\d+)/.exec(textOf(`/proc/${name}/status`));
    if (match) parents.set(Number(name), Number(match[1]));
  }
  return parents;
}

/** Empty for a process that has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
