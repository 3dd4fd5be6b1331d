import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import postcss, { type AtRule, type Root } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import valueParser from 'postcss-value-parser';
import type { AppSource, AppUnit, BuildProblem } from './app-unit';

export interface CompiledStyles {
  /** CSS by unit id; `app` is app.wxss. */
  readonly styles: Readonly<Record<string, string>>;
  readonly problems: readonly BuildProblem[];
  readonly files: readonly string[];
}

/**
 * Turns WXSS into CSS of a browser: imports inlined, rpx by the phone's width, tags by their names in the page, classes
 * of a component by its scope. A page's own styles reach that page only.
 */
export function compileWxss(app: AppSource): CompiledStyles {
  const compiler = new StyleCompiler(app.dir);
  const appStyles = join(app.dir, 'app.wxss');
  const styles: Record<string, string> = {};
  if (existsSync(appStyles)) styles.app = compiler.compile(appStyles, { kind: 'app' });
  for (const unit of app.units) {
    if (unit.wxss !== undefined) styles[unit.id] = compiler.compile(unit.wxss, scopeOf(unit));
  }
  return { styles, problems: compiler.problems, files: compiler.files };
}

/** The class prefix of a component: its id with only letters that a class may have. */
export function styleScopeName(id: string): string {
  return id.replace(/[^A-Za-z0-9]+/g, '-');
}

type Scope =
  | { readonly kind: 'app' }
  | { readonly kind: 'page'; readonly id: string }
  | { readonly kind: 'component'; readonly prefix: string };

function scopeOf({ id, kind, config }: AppUnit): Scope {
  if (kind === 'page') return { kind: 'page', id };
  const isShared = config.styleIsolation === 'shared' || config.styleIsolation === 'page-shared';
  return isShared ? { kind: 'app' } : { kind: 'component', prefix: styleScopeName(id) };
}

class StyleCompiler {
  readonly problems: BuildProblem[] = [];
  readonly files: string[] = [];

  constructor(private readonly appDir: string) {}

  compile(file: string, scope: Scope): string {
    const root = this.read(file, []);
    root.walkRules((rule) => {
      const isFrame = rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name);
      if (!isFrame) rule.selector = scopedSelector(rule.selector, scope);
    });
    root.walkDecls((declaration) => {
      declaration.value = browserValue(declaration.value);
    });
    return root.toString();
  }

  /** The file with its imports in their places. */
  private read(file: string, importedBy: readonly string[]): Root {
    const shown = relative(this.appDir, file);
    if (importedBy.includes(file)) {
      this.problems.push({ file: shown, sentence: 'the style imports itself' });
      return postcss.root();
    }
    if (!existsSync(file)) {
      const asker = importedBy[importedBy.length - 1];
      const sentence = `@import names ${shown}, which is not there`;
      this.problems.push({ file: asker === undefined ? shown : relative(this.appDir, asker), sentence });
      return postcss.root();
    }
    this.files.push(file);
    const root = this.parse(file, shown);
    root.walkAtRules('import', (rule) => {
      const name = /["']([^"']+)["']/.exec(rule.params)?.[1] ?? '';
      const target = name.startsWith('/') ? join(this.appDir, name) : join(dirname(file), name);
      rule.replaceWith(this.read(target, [...importedBy, file]).nodes);
    });
    return root;
  }

  private parse(file: string, shown: string): Root {
    try {
      return postcss.parse(readFileSync(file, 'utf8'), { from: file });
    } catch (error) {
      const { line, reason } = error as { line?: number; reason?: string };
      this.problems.push({ file: shown, ...(line === undefined ? {} : { line }), sentence: reason ?? String(error) });
      return postcss.root();
    }
  }
}

function scopedSelector(selector: string, scope: Scope): string {
  return selectorParser((selectors) => {
    selectors.walkTags((tag) => {
      if (!/^(?:from|to|\d)/.test(tag.value)) tag.value = `wx-${tag.value}`;
    });
    if (scope.kind === 'component') {
      selectors.walkClasses((name) => {
        name.value = `${scope.prefix}--${name.value}`;
      });
      selectors.walkPseudos((pseudo) => {
        if (pseudo.value === ':host') pseudo.replaceWith(selectorParser.attribute(hostAttribute(scope.prefix)));
      });
    }
    if (scope.kind === 'page') selectors.each((one) => onlyOn(one, `[data-route="${scope.id}"]`));
    // An independent subpackage may be opened without the main package: it never gets app.wxss.
    if (scope.kind === 'app') selectors.each((one) => onlyOn(one, ':not([data-independent])'));
  }).processSync(selector);
}

/** `page` is the page itself; everything else lies inside it. `:where` adds no weight. */
function onlyOn(one: selectorParser.Selector, page: string): void {
  const place = selectorParser.pseudo({ value: `:where(wx-page${page})` });
  if (one.first?.type === 'tag' && one.first.value === 'wx-page') {
    one.insertAfter(one.first, place);
    return;
  }
  one.prepend(selectorParser.combinator({ value: ' ' }));
  one.prepend(place);
}

/** The host element of a component says which it is. */
function hostAttribute(prefix: string) {
  return { attribute: 'wx-host', operator: '=' as const, value: prefix, quoteMark: '"' as const, raws: {} };
}

/** `750rpx` is the width of the phone, whatever that is. */
export function browserValue(value: string): string {
  if (!value.includes('rpx')) return value;
  const parsed = valueParser(value);
  parsed.walk((node) => {
    const amount = node.type === 'word' ? /^([+-]?[\d.]+)rpx$/.exec(node.value)?.[1] : undefined;
    if (amount !== undefined) node.value = `calc(${amount} * var(--rpx))`;
  });
  return parsed.toString();
}
