import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { readSourceTree } from '../../scripts/tidy/source-tree';
import { parseSource } from '../../scripts/tidy/syntax';
import { repositoryRoot } from './run-tool';

const tree = readSourceTree(repositoryRoot);
const documents = tree.paths.filter((path) => path.endsWith('.md'));
const readmes = ['README.md', 'README.zh-CN.md'];
const manifest = JSON.parse(tree.read('package.json')) as { scripts: Record<string, string> };
/** Scripts that other scripts call and nobody needs to type. */
const innerScripts = ['types', 'lint', 'imports', 'tidy'];

describe('the two readmes', () => {
  it('list the same commands in the same order', () => {
    const [english, chinese] = readmes.map((path) => commandsOf(tree.read(path)));
    expect(chinese).toEqual(english);
    expect(english).toContain('npm ci && npm start');
    expect(english).toContain('npm ci && npm test');
  });

  it.each(readmes)('%s speaks of every script that a person runs', (path) => {
    const spoken = new Set(scriptsIn(tree.read(path)));
    const wanted = Object.keys(manifest.scripts).filter((script) => !innerScripts.includes(script));
    expect(wanted.filter((script) => !spoken.has(script))).toEqual([]);
  });

  it.each(readmes)('%s has one line for every folder at the top', (path) => {
    const listed = [...tree.read(path).matchAll(/^([a-z]+)\/ {2,}\S/gm)].map(([, folder]) => folder);
    const folders = new Set(tree.paths.flatMap((file) => /^([a-z]+)\//.exec(file)?.[1] ?? []));
    expect(listed.sort()).toEqual([...folders].sort());
  });
});

describe.each(documents)('%s', (path) => {
  it('names only scripts that exist', () => {
    const unknown = scriptsIn(tree.read(path)).filter((script) => !(script in manifest.scripts));
    expect(unknown).toEqual([]);
  });

  it('links only to what exists', () => {
    const links = [...tree.read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(repositoryRoot, dirname(path), link)))).toEqual([]);
  });

  it('names only files that exist', () => {
    const named = [...tree.read(path).matchAll(/`((?:core|backend|scripts|tests|docs|bench)\/[\w./-]+)`/g)];
    const missing = named.map(([, file = '']) => file).filter((file) => !existsSync(join(repositoryRoot, file)));
    expect(missing).toEqual([]);
  });
});

describe('the glossary', () => {
  const words = new Set(
    [...tree.read('docs/glossary.md').matchAll(/^\| `([^`]+)` \| [^|]*[\u4e00-\u9fff]/gm)].map(([, w]) => w),
  );
  const collections = JSON.parse(tree.read('backend/adapters/cloud-database/collections.json')) as { name: string }[];
  const kinds: [kind: string, names: string[]][] = [
    ['collection', collections.map(({ name }) => name)],
    ['ledger cause', unionTexts('core/ledger/ledger-transaction.ts', 'LedgerCause')],
    ['attribution reason', unionTexts('core/attribution/decision.ts', 'DecisionReason')],
    ['hold reason', unionTexts('core/commission/order-row.ts', 'HoldReason')],
    ['alert', unionTexts('core/commission/booking-draft.ts', 'OrderAlert')],
    ['verdict', unionTexts('core/attribution/expected-versus-platform.ts', 'PlatformComparison')],
    ['state', unionTexts('core/commission/commission-state.ts', 'CommissionState', 'state')],
  ];

  it.each(kinds)('has every %s with its Chinese', (_kind, names) => {
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !words.has(name))).toEqual([]);
  });

  it('has every kind of touch', () => {
    const text = tree.read('docs/glossary.md');
    const kindNames = ['LIVE', 'LIVE_NOTICE', 'SHORT_VIDEO', 'ARTICLE', 'COUPON', 'PRODUCT_CARD'];
    expect(kindNames.filter((kind) => !text.includes(`\`${kind}\``))).toEqual([]);
  });
});

describe('the decisions', () => {
  const records = documents.filter((path) => path.startsWith('docs/decisions/'));

  it('are numbered without a gap', () => {
    const numbers = records.map((path) => Number(/\/(\d{4})-/.exec(path)?.[1]));
    expect(numbers).toEqual(records.map((_path, index) => index + 1));
  });

  it.each(records)('%s says context, choice, consequences and the way back', (path) => {
    const text = readFileSync(join(repositoryRoot, path), 'utf8');
    const parts = ['**Context.**', '**Choice.**', '**Consequences.**', '**How to undo it.**'];
    expect(parts.filter((part) => !text.includes(part))).toEqual([]);
  });
});

/** The lines of all `sh` blocks, without what is said about them. */
function commandsOf(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const lines = blocks.flatMap((block) => block.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()));
  return lines.filter((line) => line !== '');
}

function scriptsIn(markdown: string): string[] {
  const named = [...markdown.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script = '']) => script);
  const short = [...markdown.matchAll(/npm (start|test)\b/g)].map(([, script = '']) => script);
  return [...named, ...short];
}

/** The texts that a type names: all of them, or only those of one field. */
function unionTexts(path: string, typeName: string, field?: string): string[] {
  const source = parseSource(path, tree.read(path));
  const texts = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.name.getText() === 'kind') return;
    if (field !== undefined && ts.isPropertySignature(node) && node.name.getText() !== field) return;
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) texts.add(node.literal.text);
    node.forEachChild(collect);
  };
  for (const statement of source.statements) {
    const isNamed = ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement);
    if (isNamed && statement.name.text === typeName) collect(statement);
  }
  return [...texts];
}
