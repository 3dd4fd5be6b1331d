import ts from 'typescript';
import type { Problem } from './problem';
import type { SourceTree } from './source-tree';
import { parseSource } from './syntax';

const bannedFolders = new Set(['common', 'shared', 'utils', 'helpers', 'lib', 'misc']);
const kebab = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
/** Names that tools and readers expect in this spelling. */
const givenNames = new Set(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'LICENSE']);

/** Files whose name is given by the design or the platform, or that gather several equals around one idea. */
export const filesWithoutMainExport: readonly RegExp[] = [
  /(^|\/)(?:contract|handler|main|run|compose)\.ts$/,
  /\.(?:test|d|view)\.ts$/,
  /^miniprogram\//,
  /^core\/ledger\/check-books\.ts$/,
  /^backend\/adapters\/store-api\/wire-fields\.ts$/,
  /^emulator\/store\/(?:api\/api-subjects|play\/(?:people|world)-verbs|world-facts)\.ts$/,
  /-limits\.ts$/,
  /^scripts\/tidy\/syntax\.ts$/,
];

/** Folder and file names say what is inside, in one spelling. */
export function checkNames(tree: SourceTree): Problem[] {
  return [
    ...tree.paths.flatMap((path) => [...checkSpelling(path), ...checkMainExport(path, tree)]),
    ...checkTestPlaces(tree),
  ];
}

function checkSpelling(path: string): Problem[] {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  const problems: Problem[] = [];
  const banned = folders.find((folder) => bannedFolders.has(folder));
  if (banned !== undefined) {
    problems.push({ path, line: 1, sentence: `a folder called ${banned} says nothing; name it after what it holds` });
  }
  const odd = folders.find((folder) => !kebab.test(folder)) ?? (isKebabFile(file) ? undefined : file);
  if (odd !== undefined) {
    problems.push({ path, line: 1, sentence: `${odd} is not in kebab-case (small letters and hyphens)` });
  }
  return problems;
}

function isKebabFile(file: string): boolean {
  return kebab.test(file) || givenNames.has(file);
}

/** A file is named after its main export: one of its exports shares a word with it, so that an import can be guessed. */
function checkMainExport(path: string, tree: SourceTree): Problem[] {
  if (!path.endsWith('.ts') || filesWithoutMainExport.some((exempt) => exempt.test(path))) return [];
  const exported = exportedNames(path, tree.read(path));
  const [name = ''] = path.slice(path.lastIndexOf('/') + 1).split('.');
  const words = wordsOf(name);
  const isNamed = exported.some((exportName) => wordsOf(exportName).some((word) => words.includes(word)));
  if (isNamed || exported.length === 0) return [];
  const sentence = `no export carries the file's name; name the file after one of ${exported.slice(0, 4).join(', ')}`;
  return [{ path, line: 1, sentence }];
}

/** The names that a file exports, in order. */
export function exportedNames(path: string, text: string): string[] {
  return parseSource(path, text).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      return statement.exportClause.elements.map((element) => element.name.text);
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
    }
    const named = statement as ts.Statement & { readonly name?: ts.Node };
    return named.name ? [named.name.getText()] : [];
  });
}

/** Six letters tell words apart and forgive their endings: `changed` is `change`, `attribute` is `attribution`. */
const stemLetters = 6;

/** `ADMIN_ROUTES`, `adminRoutes` and `admin-route` have the same words. */
function wordsOf(name: string): string[] {
  const parted = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2');
  const words = parted.toLowerCase().split(/[^a-z0-9]+/);
  return words.filter((word) => word !== '').map((word) => word.replace(/(?<=[a-z]{2})s$/, '').slice(0, stemLetters));
}

/** Tests sit beside the code only where nothing is uploaded from; everything else is tested from tests/. */
function checkTestPlaces(tree: SourceTree): Problem[] {
  return tree.paths
    .filter((path) => /\.test\.[cm]?[jt]s$/.test(path) && !/^(?:core|backend|emulator|tests)\//.test(path))
    .map((path) => ({ path, line: 1, sentence: 'tests of this folder belong under tests/' }));
}
