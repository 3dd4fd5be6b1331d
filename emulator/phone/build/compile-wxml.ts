import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { AppSource, BuildProblem } from './app-unit';

interface CompilerWarning {
  readonly level: string;
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
}

/** All templates as one script, and what is wrong with them. */
export interface CompiledTemplates {
  /** An expression whose value holds a template for each path. */
  readonly script: string;
  readonly problems: readonly BuildProblem[];
  /** Every .wxml and .wxs that was read, so that a change of any of them is seen. */
  readonly files: readonly string[];
}

/**
 * Compiles the WXML of every unit, what it imports and includes, and its WXS. A warning of the compiler is a problem:
 * a phone's own compiler refuses an unclosed tag.
 */
export function compileWxml(app: AppSource): CompiledTemplates {
  const group = new TmplGroup();
  const problems: BuildProblem[] = [];
  const files: string[] = [];
  const seen = new Set<string>();
  const waiting: { path: string; file: string }[] = app.units.flatMap(({ id, wxml }) =>
    wxml === undefined ? [] : [{ path: id, file: wxml }],
  );
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, file } = next;
    if (seen.has(path)) continue;
    seen.add(path);
    if (!existsSync(file)) {
      problems.push({ file: `${path}.wxml`, sentence: 'an import or include names a template that is not there' });
      continue;
    }
    files.push(file);
    const warnings = group.addTmpl(path, readFileSync(file, 'utf8')) as CompilerWarning[];
    problems.push(...warnings.filter(isFault).map(problemOf));
    const besides = file.slice(0, -`${path}.wxml`.length);
    for (const used of group.getDirectDependencies(path) as string[]) {
      waiting.push({ path: used, file: join(besides, `${used}.wxml`) });
    }
    for (const script of group.getScriptDependencies(path) as string[]) {
      const scriptFile = join(besides, `${script}.wxs`);
      if (seen.has(scriptFile)) continue;
      seen.add(scriptFile);
      if (!existsSync(scriptFile)) {
        problems.push({ file: `${path}.wxml`, sentence: `<wxs> names ${script}.wxs, which is not there` });
        continue;
      }
      files.push(scriptFile);
      const text = asModernWxs(readFileSync(scriptFile, 'utf8'));
      // A script asks for another by its name with the ending, a template without it.
      group.addScript(script, text);
      group.addScript(`${script}.wxs`, text);
    }
    mendInlineScripts(group, path);
  }
  group.setExtraRuntimeScript('Q.A=globalThis.__phoneWxs.change;Q.C=globalThis.__phoneWxs.listen;');
  return { script: `(()=>{${wxsGlobals}return ${group.getTmplGenObjectGroups()}})()`, problems, files };
}

/** WXS has globals of its own. */
const wxsGlobals = 'var {getRegExp,getDate,typeOf:__wxsType}=globalThis.__phoneWxs;';

/** In WXS `.constructor` is a word such as "Array"; in the browser it is a function. */
function asModernWxs(text: string): string {
  return text.replace(/([\w$)\]]+(?:\.[\w$]+)*)\.constructor\b/g, '__wxsType($1)');
}

function mendInlineScripts(group: TmplGroup, path: string): void {
  for (const name of group.getInlineScriptModuleNames(path) as string[]) {
    group.setInlineScript(path, name, asModernWxs(group.getInlineScript(path, name)));
  }
}

/** Notes on style and on what newer versions do otherwise are no faults. */
function isFault({ level }: CompilerWarning): boolean {
  return level !== 'Note' && level !== 'Info';
}

function problemOf({ path, message, startLine }: CompilerWarning): BuildProblem {
  return { file: `${path}.wxml`, line: startLine + 1, sentence: message };
}
