import { CurrentWindowBackendContext, Event, type EventBubbleStatus, type EventOptions } from 'glass-easel';
import { browserValue } from './browser-value';

type DomElement = ReturnType<CurrentWindowBackendContext['document']['createElement']>;
type Target = Parameters<typeof Event.dispatchEvent>[0];

const longPressMs = 350;
const fromDocument = ['touchstart', 'touchmove', 'touchend', 'touchcancel', 'transitionend', 'animationend'];

/**
 * The browser's document as a phone's screen: tags get names of their own, inline styles may say rpx, a press that stays
 * is a longpress, and it is known whether somebody is tapping right now.
 */
export class PhoneBackend extends CurrentWindowBackendContext {
  /** True only while handlers of a person's tap run, not after what they awaited. */
  isInTap = false;
  private wasLongPress = false;

  constructor() {
    super();
    const create = document.createElement.bind(document);
    this.document = {
      createElement: (tag: string) => phoneElement(create, tag) as unknown as DomElement,
      createTextNode: (text: string) => document.createTextNode(text) as unknown as DomElement,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as DomElement,
    };
    this.hear();
  }

  /** Only touches and ends of motion come from the document itself; the rest is what our own parts emit. */
  override setListenerStats(...[element, type, ...rest]: Parameters<CurrentWindowBackendContext['setListenerStats']>) {
    if (fromDocument.includes(type)) super.setListenerStats(element, type, ...rest);
  }

  /** Hands what happens on the screen to the component framework. */
  private hear(): void {
    this.onEvent((target, type, detail, options) => {
      if (type !== 'tap') return dispatch(target, type, detail, options);
      if (this.wasLongPress || isDisabled(options.originalEvent)) return undefined;
      return this.duringTap(() => dispatch(target, type, detail, options));
    });
    this.watchLongPress();
  }

  /** Runs what a person's tap on a built-in part does, as on a phone. */
  duringTap<T>(work: () => T): T {
    this.isInTap = true;
    try {
      return work();
    } finally {
      this.isInTap = false;
    }
  }

  private watchLongPress(): void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => clearTimeout(timer);
    document.body.addEventListener('pointerdown', (event) => {
      this.wasLongPress = false;
      stop();
      timer = setTimeout(() => this.longPress(event), longPressMs);
    });
    for (const type of ['pointerup', 'pointercancel', 'scroll']) {
      document.body.addEventListener(type, stop, { capture: true });
    }
  }

  private longPress(event: PointerEvent): void {
    let node = event.target as (Node & { __wxElement?: Target }) | null;
    while (node && !node.__wxElement) node = node.parentNode as typeof node;
    const owner = node?.__wxElement;
    if (!owner) return;
    const detail = { x: event.clientX, y: event.clientY };
    const status = dispatch(owner, 'longpress', detail, { originalEvent: event, bubbles: true, composed: true });
    // A press that somebody heard is no tap as well.
    this.wasLongPress = status !== undefined && hasListener(owner, 'longpress');
  }
}

function dispatch(target: Target, type: string, detail: unknown, options: EventOptions): EventBubbleStatus | undefined {
  const event = new Event(type, detail, options);
  Event.dispatchEvent(target, event as Event<unknown>);
  return event.getEventBubbleStatus();
}

/** Whether an element or one around it listens. */
function hasListener(target: Target, type: string): boolean {
  let element = (target as unknown as { $$?: Node | null }).$$ ?? null;
  for (; element; element = element.parentNode) {
    const { __wxElement: owner } = element as {
      __wxElement?: { _$eventTarget?: { listeners: Record<string, unknown> } };
    };
    if (owner?._$eventTarget?.listeners[type]) return true;
  }
  return false;
}

function phoneElement(create: (tag: string) => HTMLElement, tag: string): HTMLElement {
  const name = tag.startsWith('wx-') ? tag : `wx-${tag}`;
  const element = create(name);
  const setAttribute = element.setAttribute.bind(element);
  element.setAttribute = (key: string, value: string) => {
    setAttribute(key, key === 'style' ? browserValue(String(value)) : String(value));
  };
  return element;
}

/** A button that is off is not tapped. */
function isDisabled(event: unknown): boolean {
  const target = (event as { target?: unknown } | undefined)?.target;
  return target instanceof Element && target.closest('wx-button[disabled]') !== null;
}
