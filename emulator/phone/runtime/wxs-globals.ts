type Listener = (this: unknown, event: unknown) => unknown;

/** What WXS scripts find around them: it is an older and smaller language than the app's own. */
export function installWxsGlobals(): void {
  Object.assign(globalThis, {
    __phoneWxs: {
      getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
      getDate: (...parts: unknown[]) => Reflect.construct(Date, parts),
      /** In WXS `.constructor` is the name of a kind of value. */
      typeOf: (value: unknown) => Object.prototype.toString.call(value).slice(8, -1),
      change: (listener: unknown) => listener,
      listen: (component: unknown, event: unknown, listener: Listener) => listener.call(component, event),
    },
  });
}
