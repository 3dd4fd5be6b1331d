import type { AppConfig, BuildProblem, UnitConfig } from './app-unit';
import { bundleScripts } from './bundle-scripts';
import { compileWxml } from './compile-wxml';
import { compileWxss, styleScopeName } from './compile-wxss';
import { readApp } from './read-app';

/** What a phone needs to know of one page or component. */
export interface BuiltUnit {
  readonly id: string;
  readonly kind: 'page' | 'component';
  readonly packageRoot: string;
  readonly config: UnitConfig;
  readonly uses: Readonly<Record<string, string>>;
  readonly styleScope: string;
}

/** An app that a phone can run. */
export interface BuiltApp {
  readonly config: AppConfig;
  readonly units: readonly BuiltUnit[];
  readonly independentRoots: readonly string[];
  readonly styles: Readonly<Record<string, string>>;
  /** One script that sets `__phoneApp` (all of the above), `__phoneTemplates` and `__phoneScripts`. */
  readonly script: string;
  /** What has to be mended; a phone refuses to start while there is any. */
  readonly problems: readonly BuildProblem[];
  readonly files: readonly string[];
}

/**
 * Builds a mini-program for the phone: the compile check of its WXML, WXSS, WXS, JSON and imports.
 *
 * @param dir the folder with app.json
 * @param packagesDir the node_modules from which npm components are taken
 */
export async function buildApp(dir: string, packagesDir: string): Promise<BuiltApp> {
  const app = readApp(dir, packagesDir);
  const templates = compileWxml(app);
  const { styles, problems: styleProblems, files: styleFiles } = compileWxss(app);
  const scripts = await bundleScripts(app);
  const units = app.units.map(({ id, kind, packageRoot, config, uses }) => ({
    ...{ id, kind, packageRoot, config, uses },
    styleScope: styleScopeName(id),
  }));
  const independentRoots = app.subPackages.filter(({ isIndependent }) => isIndependent).map(({ root }) => root);
  const facts = JSON.stringify({ config: app.config, units, independentRoots, styles });
  return {
    config: app.config,
    units,
    independentRoots,
    styles,
    script: `globalThis.__phoneApp=${facts};\nglobalThis.__phoneTemplates=${templates.script};\n${scripts.script}`,
    problems: [...app.problems, ...templates.problems, ...styleProblems, ...scripts.problems],
    files: [...templates.files, ...styleFiles, ...scripts.files],
  };
}
