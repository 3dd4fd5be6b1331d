import type { VirtualClock } from '../clock/virtual-clock';
import { PlatformApi } from './api/platform-api';
import { Misbehaviour } from './misbehaviour/misbehaviour';
import { OrderTimers } from './orders/order-timers';
import { envelope, type PushDesk } from './play/push-verbs';
import { createPlay, type StorePlay } from './play/store-play';
import type { PushTarget } from './push/deliver-push';
import { PushQueue } from './push/push-queue';
import { type StoreContext, seededRandom } from './store-context';
import { serveStore } from './store-server';
import { type StoreSettings, type StoreSettingsPatch, storeSettings } from './store-settings';
import { freshState, restoredState, type StoreState } from './store-state';
import type { StoreWorld } from './store-world';
import { writeWire } from './wire-json';

export type StoreOptions = {
  clock: VirtualClock;
  /** 0 or left out: any free port of 127.0.0.1. */
  port?: number;
  /** Decides every chance; the same seed gives the same misbehaviour. */
  seed?: number;
  world: StoreWorld;
  push?: { url?: string; token: string; encodingAesKey: string };
  settings?: StoreSettingsPatch;
  /** Told when the platform begins and ends to misbehave; standard error when left out. */
  log?: (line: string) => void;
  /** What `export()` gave before: goes on from there instead of starting fresh. */
  saved?: StoreState;
};

export type RunningStore = {
  url: string;
  /** Stands for https://api.weixin.qq.com. */
  apiBaseUrl: string;
  /** Where a person plays buyer and shop. */
  pageUrl: string;
  seed: number;
  settings: StoreSettings;
  readonly world: StoreWorld;
  play: StorePlay;
  setPushUrl(url: string | undefined): void;
  verifyPushUrl(): Promise<{ ok: boolean; status: number | null; answer: string }>;
  /** Waits until no message is under way or due; retries that are due later are not waited for. */
  settle(): Promise<void>;
  /** Forgets everything that happened; with a world, starts in that one. */
  reset(world?: StoreWorld): Promise<void>;
  /** Goes on from what `export()` gave. */
  restore(saved: StoreState): void;
  /** Everything as plain JSON, for `saved`. */
  export(): StoreState;
  stop(): Promise<void>;
};

const DEFAULT_SEED = 20260801;
const NO_PUSH = { token: 'local-push-token', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };

/** The 优选联盟 platform on 127.0.0.1: agency API, message push, and the controls of a person. */
export async function startStore(options: StoreOptions): Promise<RunningStore> {
  const parts = assemble(options);
  const { api, queue, play } = parts;
  const server = await serveStore({ api, play, context: parts.context, port: options.port ?? 0 });
  parts.listensAt(server.url);
  return {
    url: server.url,
    apiBaseUrl: server.url,
    pageUrl: `${server.url}/`,
    seed: parts.seed,
    settings: parts.context().settings,
    get world() {
      return parts.context().state.world;
    },
    play,
    setPushUrl: parts.pushDesk.setUrl,
    verifyPushUrl: () => play.verifyPushUrl({}),
    settle: () => queue.settle(),
    reset: async (world) => {
      await queue.settle();
      parts.replaceState(freshState(world ?? options.world, options.clock.nowMs()));
    },
    restore: (saved) => parts.replaceState(restoredState(saved, options.world, options.clock.nowMs())),
    export: () => structuredClone(parts.context().state),
    stop: async () => {
      parts.halt();
      await queue.stop();
      await server.stop();
    },
  };
}

function targetOf(
  { agency }: StoreWorld,
  url: string | undefined,
  { token, encodingAesKey, settings }: { token: string; encodingAesKey: string; settings: StoreSettings },
): PushTarget {
  const { appid, originalId } = agency;
  return { url, token, encodingAesKey, appid, originalId, deadlineMs: settings.pushDeadlineMs };
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

function firstState({ saved, world, clock }: StoreOptions): StoreState {
  return saved ? restoredState(saved, world, clock.nowMs()) : freshState(world, clock.nowMs());
}

function assemble(options: StoreOptions) {
  const { clock } = options;
  const seed = options.seed ?? DEFAULT_SEED;
  const settings = storeSettings(options.settings);
  let state = firstState(options);
  const where: { push: string | undefined; own: string } = { push: options.push?.url, own: '' };
  let halted = false;
  const random = seededRandom(seed);
  const nowMs = () => clock.nowMs();
  const target = (): PushTarget => targetOf(state.world, where.push, { ...(options.push ?? NO_PUSH), settings });
  const misbehaviour = new Misbehaviour(nowMs);
  const queue = new PushQueue({
    rows: () => state.pushes,
    nowMs,
    random,
    target,
    misdeedOf: (event, message) => misbehaviour.ofPush(event, message),
    parallel: settings.pushParallel,
  });
  const context = (): StoreContext => ({
    settings,
    state,
    nowMs,
    random,
    baseUrl: () => where.own,
    ordersChanged: () => timers.changed(),
    tell: (event, fields) => queue.add(event, writeWire({ ...envelope(context()), Event: event, ...fields })),
  });
  const timers = new OrderTimers(() => (halted ? undefined : context()));
  const api = new PlatformApi(context, misbehaviour);
  const pushDesk: PushDesk = { queue, target, setUrl: (next) => Object.assign(where, { push: next }) };
  clock.register(queue);
  clock.register(timers);
  return {
    seed,
    context,
    queue,
    api,
    pushDesk,
    play: createPlay({ context, api, pushDesk, misbehaviour, seed, log: options.log ?? toStandardError }),
    listensAt: (address: string) => {
      where.own = address;
    },
    replaceState: (next: StoreState) => {
      state = next;
      api.faults.length = 0;
      queue.setMode('normal');
      misbehaviour.start(undefined);
      Object.assign(settings, storeSettings(options.settings));
      timers.changed();
    },
    halt: () => {
      halted = true;
      timers.changed();
    },
  };
}
