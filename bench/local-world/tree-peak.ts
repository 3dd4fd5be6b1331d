import { readdirSync, readFileSync } from 'node:fs';

const sampleMs = 250;

/**
 * The most memory of a process and all its descendants: Linux keeps each one's peak (VmHWM), and the peaks are added up
 * over every process that was ever seen, as if all had peaked at once. Worker threads are part of their process.
 */
export class TreePeak {
  private readonly peakKiB = new Map<number, number>();
  private readonly sampler: NodeJS.Timeout;

  private constructor(private readonly rootPid: number) {
    this.sampler = setInterval(() => this.sample(), sampleMs);
  }

  static watch(pid: number | undefined): TreePeak {
    if (pid === undefined) throw new Error('the process did not start');
    return new TreePeak(pid);
  }

  /** Stops looking; such as `412 MiB (400 + 12, process by process)`. */
  end(): string {
    this.sample();
    clearInterval(this.sampler);
    const sumKiB = [...this.peakKiB.values()].reduce((sum, peak) => sum + peak, 0);
    const each = [...this.peakKiB.values()].map((peak) => (peak / 1024).toFixed(0));
    return `${(sumKiB / 1024).toFixed(0)} MiB (${each.join(' + ')}, process by process)`;
  }

  private sample(): void {
    const parents = parentsByPid();
    for (const pid of parents.keys()) {
      if (!this.isOfTree(pid, parents)) continue;
      const match = /VmHWM:\s+(\d+) kB/.exec(textOf(`/proc/${pid}/status`));
      if (match) this.peakKiB.set(pid, Math.max(this.peakKiB.get(pid) ?? 0, Number(match[1])));
    }
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
