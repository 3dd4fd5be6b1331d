import { CurrentWindowBackendContext } from 'glass-easel';
import { browserValue } from './browser-value';

type DomElement = ReturnType<CurrentWindowBackendContext['document']['createElement']>;
type EventHandler = Parameters<CurrentWindowBackendContext['onEvent']>[0];

const longPressMs = 350;

/**
 * The browser's document as a phone's screen: tags get names of their own, inline styles may say rpx, a press that stays
 * is a longpress, and it is known whether somebody is tapping right now.
 */
export class PhoneBackend extends CurrentWindowBackendContext {
  /** True only while handlers of a person's tap run, not after what they awaited. */
  isInTap = false;
  private handler: EventHandler | undefined;
  private wasLongPress = false;

  constructor() {
    super();
    const create = document.createElement.bind(document);
    this.document = {
      createElement: (tag: string) => phoneElement(create, tag) as unknown as DomElement,
      createTextNode: (text: string) => document.createTextNode(text) as unknown as DomElement,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as DomElement,
    };
  }

  override onEvent(listener: EventHandler): void {
    this.handler = (target, type, detail, options) => {
      if (type !== 'tap') return listener(target, type, detail, options);
      if (this.wasLongPress || isDisabled(options.originalEvent)) return undefined;
      this.isInTap = true;
      try {
        return listener(target, type, detail, options);
      } finally {
        this.isInTap = false;
      }
    };
    super.onEvent(this.handler);
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
    let node = event.target as (Node & { __wxElement?: never }) | null;
    while (node && !node.__wxElement) node = node.parentNode as typeof node;
    const owner = node?.__wxElement;
    if (!owner) return;
    const detail = { x: event.clientX, y: event.clientY };
    this.handler?.(owner, 'longpress', detail, { originalEvent: event, bubbles: true, composed: true });
  }
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
  const target = (event as Event | undefined)?.target;
  return target instanceof Element && target.closest('wx-button[disabled]') !== null;
}
