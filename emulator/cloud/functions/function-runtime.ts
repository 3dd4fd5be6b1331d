import { randomUUID } from 'node:crypto';
import { CompiledCode } from './compiled-code';
import type { DeployedFunction, FunctionCatalog } from './function-catalog';
import {
  eventTooLarge,
  executeFail,
  type FunctionFailure,
  functionNotFound,
  responseTooLarge,
} from './function-failure';
import { FunctionInstance } from './function-instance';
import { FunctionLog } from './function-log';
import { type FunctionCounts, FunctionTally } from './function-tally';
import { InstancePool } from './instance-pool';
import {
  type DeploymentSettings,
  type Invocation,
  type InvocationOutcome,
  instanceEnvironment,
  invocationEnvironment,
} from './invocation';
import { EVENT_LIMIT_BYTES, RESPONSE_LIMIT_BYTES } from './platform-limits';

/** The part of the world's clock that functions need. */
export interface WorldTime {
  readonly offsetBuffer: SharedArrayBuffer;
  nowMs(): number;
}

export interface FunctionRuntimeOptions {
  readonly catalog: FunctionCatalog;
  readonly settings: DeploymentSettings;
  readonly clock: WorldTime;
  readonly liveLimit?: number;
}

/** A call that runs now, as the token of its nested calls leads back to it. */
export interface RunningInvocation {
  readonly invocationId: string;
  readonly functionName: string;
  readonly invocation: Invocation;
}

/** Of all clouds of this process, one after the other. */
const compiledCode = new CompiledCode();

/** Runs the built functions: finds or starts an instance, hands it the event, enforces the platform's limits. */
export class FunctionRuntime {
  readonly log: FunctionLog;
  private readonly pool: InstancePool;
  private readonly tally = new FunctionTally();
  private readonly running = new Map<string, RunningInvocation>();

  constructor(private readonly options: FunctionRuntimeOptions) {
    this.pool = new InstancePool(options.liveLimit);
    this.log = new FunctionLog(() => options.clock.nowMs());
  }

  get catalog(): FunctionCatalog {
    return this.options.catalog;
  }

  get settings(): DeploymentSettings {
    return this.options.settings;
  }

  /**
   * Calls a function with an event and waits for its answer. Whatever goes wrong is a value with the service's error
   * code; nothing is thrown.
   */
  async invoke(functionName: string, event: unknown, invocation: Invocation): Promise<InvocationOutcome> {
    const requestId = randomUUID();
    const deployed = this.options.catalog.get(functionName);
    if (!deployed) return { ok: false, requestId, failure: functionNotFound(functionName) };
    const eventJson = JSON.stringify(event ?? {});
    const sizeBytes = Buffer.byteLength(eventJson);
    const outcome =
      sizeBytes > EVENT_LIMIT_BYTES
        ? { failure: eventTooLarge(sizeBytes) }
        : await this.runOnInstance(deployed, requestId, eventJson, invocation);
    this.tally.count(functionName, 'failure' in outcome ? outcome.failure.code : undefined);
    if ('failure' in outcome) return { ok: false, requestId, failure: outcome.failure };
    return { ok: true, requestId, resultJson: outcome.resultJson };
  }

  /** The running call that a token was minted for; undefined when it has ended or never was. */
  callerOf(token: string): RunningInvocation | undefined {
    return this.running.get(token);
  }

  /** Whether the function that holds a token may call an interface of WeChat; whoever is no function of ours may not. */
  mayCallOpenApi(token: string, apiName: string): boolean {
    const caller = this.callerOf(token)?.functionName ?? '';
    return this.options.catalog.get(caller)?.config.openApi.includes(apiName) ?? false;
  }

  isRunning(invocationId: string): boolean {
    for (const running of this.running.values()) if (running.invocationId === invocationId) return true;
    return false;
  }

  counts(): Record<string, FunctionCounts> {
    return this.tally.snapshot([...this.options.catalog.keys()], this.pool.liveCounts());
  }

  get liveInstances(): number {
    return this.pool.liveCount;
  }

  resetCounts(): void {
    this.tally.reset();
  }

  /** Ends all instances, or those of one function, so that its next call is a cold start. Resolves with how many there were. */
  dropInstances(functionName?: string): Promise<number> {
    return this.pool.drop(functionName);
  }

  private async runOnInstance(
    deployed: DeployedFunction,
    requestId: string,
    eventJson: string,
    invocation: Invocation,
  ): Promise<{ resultJson: string } | { failure: FunctionFailure }> {
    const instance = await this.pool.acquire({
      functionName: deployed.name,
      nested: invocation.nested === true,
      create: () => this.startInstance(deployed),
    });
    const token = randomUUID();
    this.running.set(token, { invocationId: requestId, functionName: deployed.name, invocation });
    try {
      const environment = invocationEnvironment(invocation, this.options.settings, requestId, token);
      const contextJson = this.contextJson(deployed, requestId, environment);
      const outcome = await instance.run({ requestId, eventJson, contextJson, environment });
      if ('failure' in outcome) return outcome;
      const sizeBytes = Buffer.byteLength(outcome.resultJson);
      return sizeBytes > RESPONSE_LIMIT_BYTES ? { failure: responseTooLarge(sizeBytes) } : outcome;
    } catch (error) {
      return { failure: executeFail(error instanceof Error ? (error.stack ?? error.message) : String(error)) };
    } finally {
      this.running.delete(token);
      this.pool.release(instance);
    }
  }

  private startInstance(deployed: DeployedFunction): FunctionInstance {
    this.tally.countColdStart(deployed.name);
    return new FunctionInstance({
      deployed,
      environment: instanceEnvironment(deployed.name, this.options.settings, deployed.environment),
      offsetBuffer: this.options.clock.offsetBuffer,
      compiledCode,
      log: (level, text, requestId) => this.log.add(deployed.name, level, text, requestId),
    });
  }

  /** The second argument of main(). The SDK's getCloudbaseContext() parses `environment`, so that is JSON text. */
  private contextJson(deployed: DeployedFunction, requestId: string, environment: Record<string, string>): string {
    const { settings } = this.options;
    return JSON.stringify({
      request_id: requestId,
      function_name: deployed.name,
      function_version: '$LATEST',
      namespace: settings.envId,
      memory_limit_in_mb: deployed.config.memoryMb,
      time_limit_in_ms: deployed.config.timeoutSeconds * 1000,
      environment: JSON.stringify({ SCF_NAMESPACE: settings.envId, TCB_ENV: settings.envId, ...environment }),
    });
  }
}
