import type { GeneralComponent } from 'glass-easel';
import { type CodeSpace, component, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { defineBuiltIn } from './built-ins/built-in';
import { formBuiltIns } from './built-ins/form';
import { layoutBuiltIns } from './built-ins/layout';
import { mediaBuiltIns } from './built-ins/media';
import { platformCards } from './built-ins/platform-cards';
import type { PhoneBackend } from './phone-backend';
import { phoneGlobals } from './phone-globals';
import { strictSetData } from './strict-set-data';

/** Everything of one app that the phone can put on its screen. */
export function openCodeSpace(backend: PhoneBackend): { env: MiniProgramEnv; space: CodeSpace } {
  const { __phoneApp: app, __phoneTemplates: templates } = phoneGlobals();
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace('', true);
  const componentSpace = space.getComponentSpace();
  for (const builtIns of [layoutBuiltIns, formBuiltIns, mediaBuiltIns, platformCards]) {
    for (const [tag, builtIn] of Object.entries(builtIns)) defineBuiltIn(componentSpace, backend, tag, builtIn);
  }
  writeIds(space);
  const ready = readyQueue(space);
  space.setOverallBehavior(ready as never);
  strictSetData(component.ComponentCaller.prototype as never);
  for (const unit of app.units) {
    space.addComponentStaticConfig(unit.id, { ...unit.config, usingComponents: absolute(unit.uses) } as never);
    const scope = unit.kind === 'component' ? unit.styleScope : undefined;
    space.addStyleSheet(unit.id, undefined, scope);
    const content = (templates as Record<string, never>)[unit.id];
    if (content) space.addCompiledTemplate(unit.id, { groupList: templates as never, content } as never);
  }
  return { env, space };
}

/** Runs the scripts of a unit and of all it uses, once: a phone loads only what a page requires. */
export class UnitLoader {
  private readonly loaded = new Set<string>();

  constructor(private readonly space: CodeSpace) {}

  load(id: string): void {
    if (this.loaded.has(id)) return;
    this.loaded.add(id);
    const { __phoneApp: app, __phoneScripts: scripts } = phoneGlobals();
    const unit = app.units.find((one) => one.id === id);
    if (!unit) throw new Error(`${id} is no page or component of this app`);
    for (const used of Object.values(unit.uses)) this.load(used);
    this.space.componentEnv(id, ({ Page, Component, Behavior }) => {
      const isAlone = app.independentRoots.includes(unit.packageRoot);
      Object.assign(globalThis, {
        Page,
        Component: withKnownBehaviors(Component as never),
        Behavior: withKnownBehaviors(Behavior as never),
        ...(isAlone ? { getApp: undefined } : {}),
      });
      scripts[id]?.();
    });
  }
}

function absolute(uses: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(uses).map(([tag, id]) => [tag, `/${id}`]));
}

/** Behaviors that the platform brings, named by text; only what they change for a component matters here. */
type Definition = { behaviors?: unknown[]; options?: object } & Record<string, unknown>;

function withKnownBehaviors(register: (definition: Definition) => unknown) {
  return (definition: Definition) => {
    const behaviors = definition.behaviors?.filter((one) => typeof one !== 'string');
    return register({ ...definition, ...(behaviors ? { behaviors } : {}) });
  };
}

/** `#id` works from outside only when ids stand in the document as written. */
function writeIds(space: CodeSpace): void {
  const inner = space as unknown as {
    prepareComponentOptions(is: string, options: unknown): [Record<string, unknown>, unknown];
  };
  const prepare = inner.prepareComponentOptions.bind(space);
  inner.prepareComponentOptions = (is, options) => {
    const [prepared, isolation] = prepare(is, options);
    return [{ ...prepared, writeIdToDOM: true, idPrefixGenerator: null }, isolation];
  };
}

/** The framework never says `ready`: it comes after the whole tree is attached, children first. */
function readyQueue(space: CodeSpace): unknown {
  const waiting: GeneralComponent[] = [];
  const run = () => {
    for (const one of waiting.splice(0)) one.triggerLifetime('ready', []);
  };
  return space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached(this: GeneralComponent | { readonly _$: GeneralComponent }) {
        if (waiting.length === 0) queueMicrotask(run);
        // Parents are attached before their children.
        waiting.unshift('_$' in this ? this._$ : this);
      },
    },
  } as never);
}
