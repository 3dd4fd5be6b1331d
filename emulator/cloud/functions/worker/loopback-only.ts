import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

const LOOPBACK_NAMES = new Set(['localhost', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1']);
const LOOPBACK_V4 = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/;
const DNS_METHODS = [
  'resolve',
  'resolve4',
  'resolve6',
  'resolveAny',
  'resolveCname',
  'resolveMx',
  'resolveNs',
  'resolveSrv',
  'resolveTxt',
  'reverse',
] as const;

type AnyFunction = (...args: unknown[]) => unknown;

/** True when a connection to `host` stays on this machine. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '');
  return LOOPBACK_NAMES.has(bare) || LOOPBACK_V4.test(bare);
}

/**
 * Lets code of this thread connect to this machine only. Anything else fails at once, by name: a function under test
 * must never reach the live service, whatever its configuration says.
 */
export function installLoopbackOnly(functionName: string): void {
  const refusal = (host: string): Error =>
    Object.assign(
      new Error(
        `Function ${functionName} tried to reach ${host}; the local cloud lets functions connect to 127.0.0.1 only. ` +
          'Point it at the emulator.',
      ),
      { code: 'ENETUNREACH', host },
    );
  guardSockets(refusal);
  guardLookups(refusal);
  replace(dgram.Socket.prototype, 'send', () => () => {
    throw refusal('a UDP address');
  });
  replace(dgram.Socket.prototype, 'connect', () => () => {
    throw refusal('a UDP address');
  });
}

function guardSockets(refusal: (host: string) => Error): void {
  replace(
    net.Socket.prototype,
    'connect',
    (connect) =>
      function guarded(this: net.Socket, ...args: unknown[]): unknown {
        const target = connectTarget(args);
        if (target.path === undefined && isLoopbackHost(target.host)) return connect.apply(this, args);
        process.nextTick(() => this.destroy(refusal(target.path ?? target.host)));
        return this;
      },
  );
}

function guardLookups(refusal: (host: string) => Error): void {
  replace(dns, 'lookup', (lookup) => (...args: unknown[]): unknown => {
    const host = String(args[0] ?? '');
    if (host === '' || isLoopbackHost(host) || net.isIP(host) !== 0) return lookup.apply(dns, args);
    const callback = args.at(-1);
    if (typeof callback === 'function') process.nextTick(callback, refusal(host));
    return undefined;
  });
  replace(dns.promises, 'lookup', (lookup) => (...args: unknown[]): unknown => {
    const host = String(args[0] ?? '');
    if (isLoopbackHost(host) || net.isIP(host) !== 0) return lookup.apply(dns.promises, args);
    return Promise.reject(refusal(host));
  });
  for (const method of DNS_METHODS) {
    replace(dns, method, () => (...args: unknown[]): void => {
      const callback = args.at(-1);
      if (typeof callback === 'function') process.nextTick(callback, refusal(String(args[0])));
    });
    replace(dns.promises, method, () => (host: unknown) => Promise.reject(refusal(String(host))));
  }
}

/** net.connect takes (options), (port, host), (path), or one array that Node has normalised from these. */
function connectTarget(args: readonly unknown[]): { host: string; path?: string } {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as { host?: string | null; path?: string | null };
    if (typeof path === 'string' && path !== '' && !('port' in first && first.port)) return { host: '', path };
    return { host: host ?? 'localhost' };
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { host: '', path: first };
  return { host: typeof args[1] === 'string' ? args[1] : 'localhost' };
}

function replace(owner: object, name: string, wrap: (original: AnyFunction) => AnyFunction): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original === 'function') Reflect.set(owner, name, wrap(original as AnyFunction));
}
