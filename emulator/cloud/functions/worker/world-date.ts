/**
 * Replaces the thread's Date by one that shows the world's time: real time plus the shared offset, read anew each time.
 * `new Date()`, `Date()` and `Date.now()` follow a jump at once. Timers and performance.now() stay real, so deadlines
 * do not break when time jumps.
 */
export function installWorldDate(offsetBuffer: SharedArrayBuffer): void {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now.bind(RealDate);
  const offset = new Float64Array(offsetBuffer);
  const worldNow = (): number => Math.floor(realNow() + (offset[0] ?? 0));
  const WorldDate = new Proxy(RealDate, {
    apply: () => new RealDate(worldNow()).toString(),
    construct: (target, args, newTarget) => Reflect.construct(target, args.length > 0 ? args : [worldNow()], newTarget),
  });
  RealDate.now = worldNow;
  RealDate.prototype.constructor = WorldDate;
  globalThis.Date = WorldDate;
}
