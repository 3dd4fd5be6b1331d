import type { FunctionInstance } from './function-instance';
import { LIVE_INSTANCE_LIMIT, OWN_INSTANCE_LIMIT } from './platform-limits';

export interface InstanceRequest {
  readonly functionName: string;
  /** The caller holds an instance itself while it waits: making it queue could stop both for good. */
  readonly nested: boolean;
  readonly create: () => FunctionInstance;
}

interface QueuedRequest extends InstanceRequest {
  readonly queuedAtMs: number;
  readonly give: (instance: FunctionInstance) => void;
}

/** How long a function without any instance waits before it takes over one that others still queue for. */
const PATIENCE_MS = 500;

/**
 * Keeps at most a fixed number of instances over all functions, and of one function at most 8. A free instance of the same function is reused, else a
 * new one starts, else the least recently used free one is retired, else the request queues.
 */
export class InstancePool {
  private readonly instances = new Set<FunctionInstance>();
  private readonly ending = new Set<Promise<void>>();
  private queue: QueuedRequest[] = [];
  private turn = 0;

  constructor(private readonly limit: number = LIVE_INSTANCE_LIMIT) {}

  acquire(request: InstanceRequest): Promise<FunctionInstance> {
    return new Promise((give) => {
      this.queue.push({ ...request, queuedAtMs: performance.now(), give });
      this.serveQueue();
    });
  }

  release(instance: FunctionInstance): void {
    instance.busy = false;
    if (instance.dead || this.instances.size > this.limit) this.retire(instance);
    this.serveQueue();
  }

  /** How many instances live, per function. */
  liveCounts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { functionName } of this.instances) counts[functionName] = (counts[functionName] ?? 0) + 1;
    return counts;
  }

  get liveCount(): number {
    return this.instances.size;
  }

  /** Ends all instances, or those of one function; runs under way fail. Resolves when every thread has gone. */
  async drop(functionName?: string): Promise<number> {
    const dropped = [...this.instances].filter(
      (one) => functionName === undefined || one.functionName === functionName,
    );
    for (const instance of dropped) this.retire(instance);
    this.serveQueue();
    await Promise.all(this.ending);
    return dropped.length;
  }

  private serveQueue(): void {
    for (const instance of this.instances) if (instance.dead && !instance.busy) this.retire(instance);
    for (let served = true; served; ) {
      served = false;
      for (const request of this.queue) {
        const instance = this.instanceFor(request);
        if (!instance) continue;
        this.queue = this.queue.filter((other) => other !== request);
        instance.busy = true;
        this.turn += 1;
        instance.lastUsedTurn = this.turn;
        request.give(instance);
        served = true;
        break;
      }
    }
  }

  private instanceFor(request: QueuedRequest): FunctionInstance | undefined {
    const warm = this.mostRecentlyUsedFree(request.functionName);
    if (warm) return warm;
    const own = this.liveCounts()[request.functionName] ?? 0;
    if (own >= OWN_INSTANCE_LIMIT && !request.nested) return undefined;
    if (this.instances.size >= this.limit) {
      const oldest = this.free()[0];
      if (oldest && !this.othersWaitFor(oldest.functionName, request)) this.retire(oldest);
      else if (!request.nested) return undefined;
    }
    const created = request.create();
    this.instances.add(created);
    return created;
  }

  /**
   * An instance that another waiting request could use warm is not thrown away for a stranger, unless the stranger's
   * function has none at all and has waited long enough: else a burst over several functions would be all cold starts.
   */
  private othersWaitFor(functionName: string, request: QueuedRequest): boolean {
    const hasNone = this.liveCounts()[request.functionName] === undefined;
    if (hasNone && isTired(request)) return false;
    return this.queue.some((other) => other !== request && other.functionName === functionName);
  }

  private mostRecentlyUsedFree(functionName: string): FunctionInstance | undefined {
    return this.free()
      .filter((instance) => instance.functionName === functionName)
      .at(-1);
  }

  /** Free instances, least recently used first. */
  private free(): FunctionInstance[] {
    const free = [...this.instances].filter((instance) => !instance.busy && !instance.dead);
    return free.sort((a, b) => a.lastUsedTurn - b.lastUsedTurn);
  }

  private retire(instance: FunctionInstance): void {
    this.instances.delete(instance);
    const ended = instance.retire().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }
}

function isTired(request: QueuedRequest): boolean {
  return performance.now() - request.queuedAtMs > PATIENCE_MS;
}
