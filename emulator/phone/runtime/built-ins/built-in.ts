import type { ComponentSpace, GeneralComponent, templateEngine } from 'glass-easel';
import type { PhoneBackend } from '../phone-backend';

export type Values = Readonly<Record<string, unknown>>;

/** One element of a built-in kind, while it is on the screen. */
export interface BuiltInPart {
  /** Where the children go; the host itself when absent. */
  readonly slot?: HTMLElement;
  /** Shows the values that the page gave; called at the start and after each change. */
  show?(values: Values, changed: ReadonlySet<string>): void;
  attached?(): void;
  detached?(): void;
  /** Called by a label that was tapped, or by a form. */
  activate?(): void;
  formValue?(): unknown;
  reset?(): void;
}

/** What a built-in may do with the world around it. */
export interface BuiltInSite {
  readonly host: HTMLElement;
  readonly backend: PhoneBackend;
  /** Triggers an event at the host, as `bindchange` hears it. */
  emit(name: string, detail?: unknown, options?: { readonly bubbles?: boolean }): void;
  /** Tells the page's `model:` binding, and the component itself, about a new value. */
  keep(property: string, value: unknown): void;
  readonly component: GeneralComponent;
}

export interface BuiltIn {
  /** Properties and what they are before anybody gives them. */
  readonly properties: Values;
  build(site: BuiltInSite): BuiltInPart;
}

/**
 * What every built-in says to screen readers, by the attribute that says it in a browser. The role is `aria-role`; a
 * plain `role` means nothing to a phone.
 * https://developers.weixin.qq.com/miniprogram/dev/component/aria-component.html
 */
const ariaAttributes: Readonly<Record<string, string>> = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaSelected: 'aria-selected',
  ariaChecked: 'aria-checked',
  ariaDisabled: 'aria-disabled',
  ariaModal: 'aria-modal',
  ariaLive: 'aria-live',
};

const noAria: Values = Object.fromEntries(Object.keys(ariaAttributes).map((name) => [name, '']));

function showAria(host: HTMLElement, values: Values, changed: ReadonlySet<string>): void {
  for (const [name, attribute] of Object.entries(ariaAttributes)) {
    if (!changed.has(name)) continue;
    const value = values[name];
    if (value !== '' && value !== undefined && value !== null) host.setAttribute(attribute, String(value));
  }
}

const parts = new WeakMap<Element, BuiltInPart>();

/** The built-in that lives in an element. */
export function builtInAt(element: Element): BuiltInPart | undefined {
  return parts.get(element);
}

/** Makes a tag known to all pages: `view`, `button` and so on, drawn in plain DOM. */
export function defineBuiltIn(space: ComponentSpace, backend: PhoneBackend, tag: string, builtIn: BuiltIn): void {
  const definition = space.defineComponent({
    is: `built-in/${tag}`,
    options: { externalComponent: true, templateEngine: engineOf(builtIn, backend), writeIdToDOM: true },
    // A value may be of any kind, as on a phone: `value` of an input may be a number.
    properties: Object.fromEntries(
      Object.entries({ ...noAria, ...builtIn.properties }).map(([name, value]) => [name, { type: null, value }]),
    ),
    lifetimes: {
      attached(this: GeneralComponent) {
        partOf(this)?.attached?.();
      },
      detached(this: GeneralComponent) {
        partOf(this)?.detached?.();
      },
    },
  } as never);
  space.setGlobalUsingComponent(tag, definition as never);
}

function partOf(component: GeneralComponent): BuiltInPart | undefined {
  const element = component.getBackendElement() as unknown as Element | null;
  return element ? parts.get(element) : undefined;
}

function engineOf(builtIn: BuiltIn, backend: PhoneBackend): templateEngine.TemplateEngine {
  return {
    create: () => ({
      createInstance(component: GeneralComponent) {
        const host = component.getBackendElement() as unknown as HTMLElement;
        const part = builtIn.build({
          host,
          backend,
          component,
          emit: (name, detail = {}, options = {}) => {
            component.triggerEvent(name, detail, { bubbles: options.bubbles ?? false, composed: false });
          },
          keep: (property, value) => {
            component.replaceDataOnPath([property], value as never);
            component.applyDataUpdates();
          },
        });
        parts.set(host, part);
        const slot = part.slot ?? host;
        const shadowRoot = {
          root: host as never,
          slot: slot as never,
          getIdMap: () => ({}),
          handleEvent: () => undefined,
          setListener: () => undefined,
        };
        const names = Object.keys({ ...noAria, ...builtIn.properties });
        const show = (values: Values, changed: ReadonlySet<string>) => {
          if (changed.has('name')) host.setAttribute('name', String(values.name ?? ''));
          part.show?.(values, changed);
          showAria(host, values, changed);
        };
        return {
          shadowRoot,
          initValues: (values: Values) => show(values, new Set(names)),
          updateValues: (values: Values, changes: readonly (readonly unknown[])[]) =>
            show(values, new Set(changes.map(([path]) => String((path as unknown[])[0])))),
        };
      },
    }),
  } as unknown as templateEngine.TemplateEngine;
}

/** `''` of a bare attribute means yes, as in WXML. */
export function isOn(value: unknown): boolean {
  return value === '' || (value !== 'false' && Boolean(value));
}

/** Sets or removes an attribute that only says yes or no. */
export function mark(element: Element, name: string, isMarked: boolean): void {
  element.toggleAttribute(name, isMarked);
}
