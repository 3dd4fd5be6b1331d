/** How a call's answer tells what time it is in the world. */
export const nowHeader = 'x-world-now-ms';

const RealDate = Date;
let offsetMs = 0;

/**
 * The phone's `Date` shows the time of the world in which it lies, at the start and after each call of the cloud: a jump
 * of the clock reaches it with the next answer.
 */
export function wearWorldTime(worldNowMs: number | undefined): void {
  setWorldTime(worldNowMs);
  class WorldDate extends RealDate {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(WorldDate.now());
      else super(...(parts as [number]));
    }
    static override now(): number {
      return RealDate.now() + offsetMs;
    }
  }
  Object.assign(globalThis, { Date: WorldDate });
}

/** Sets the phone's clock; what is no number leaves it. */
export function setWorldTime(worldNowMs: number | undefined): void {
  if (worldNowMs !== undefined && worldNowMs > 0) offsetMs = worldNowMs - RealDate.now();
}
