import ts from 'typescript';

const parsed = new Map<string, { text: string; source: ts.SourceFile }>();

/** Whether a path is TypeScript or JavaScript. */
export function isScript(path: string): boolean {
  return /\.(?:[cm]?[jt]s|wxs)$/.test(path);
}

/** The syntax tree of a file, with parents. Rules ask for the same file one after another, so it is kept. */
export function parseSource(path: string, text: string): ts.SourceFile {
  const kept = parsed.get(path);
  if (kept?.text === text) return kept.source;
  const kind = /\.[cm]?ts$/.test(path) ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  parsed.set(path, { text, source });
  return source;
}

/** Calls `visit` for every node of a tree, outermost first. */
export function visitNodes(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => visitNodes(child, visit));
}

/** The line (1 = first) on which a node starts. */
export function lineOf(node: ts.Node): number {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

export interface Comment {
  readonly text: string;
  readonly line: number;
}

/** All comments of a file, in order. Texts that look like comments inside strings are none. */
export function commentsOf(path: string, text: string): Comment[] {
  const source = parseSource(path, text);
  const ranges = new Map<number, number>();
  const keep = (found: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of found ?? []) ranges.set(pos, end);
  };
  visitTokens(source, (token) => {
    keep(ts.getLeadingCommentRanges(text, token.getFullStart()));
    keep(ts.getTrailingCommentRanges(text, token.getEnd()));
  });
  return [...ranges]
    .sort(([left], [right]) => left - right)
    .map(([pos, end]) => ({
      text: text.slice(pos, end),
      line: source.getLineAndCharacterOfPosition(pos).line + 1,
    }));
}

function visitTokens(node: ts.Node, visit: (token: ts.Node) => void): void {
  const children = node.getChildren();
  if (children.length === 0) visit(node);
  for (const child of children) visitTokens(child, visit);
}
