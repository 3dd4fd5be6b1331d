import type { Problem } from './problem';
import type { SourceTree } from './source-tree';
import { type Comment, commentsOf, isScript } from './syntax';

const marker = /\b(?:TODO|FIXME|XXX|HACK)\b/;
const markupComment = /<!--[\s\S]*?-->|\/\*[\s\S]*?\*\//g;
const statement = [
  /^(?:import|export|const|let|var|return|await|throw|async|function|class)\b.*[;{]$/,
  /^(?:if|for|while|switch) ?\(.*[;{]$/,
  /^\}?\s*(?:else|catch|finally)\b.*\{$/,
  /^[\w.$[\]]+(?:\(.*\)| [-+*]?= .+);$/,
];
/** Where the project's own ground ends: paths of one machine lead nowhere on another. */
const foreignPath = /(?<![\w.-])(?:\/work\/|\/home\/\w+\/|\/Users\/\w+\/)|\.\.\/shared\b/;
const readable = /\.(?:[cm]?[jt]s|wxs|wxml|wxss|json|md|sh|yml|grit|html|css)$|^[^.]+$|^\.[\w-]+$/;

/** Nothing is left lying about: no markers, no code in comments, no path of somebody's machine. */
export function checkLeftovers(tree: SourceTree): Problem[] {
  return tree.paths
    .filter((path) => readable.test(path.slice(path.lastIndexOf('/') + 1)))
    .flatMap((path) => {
      const text = tree.read(path);
      return [...checkComments(path, text), ...checkPaths(path, text)];
    });
}

function checkComments(path: string, text: string): Problem[] {
  const problems: Problem[] = [];
  for (const comment of isScript(path) ? commentsOf(path, text) : markupComments(path, text)) {
    const found = marker.exec(comment.text);
    if (found) {
      const sentence = `${found[0]} is left over; do it, or write down what is missing where people look for it`;
      problems.push({ path, line: comment.line, sentence });
    }
    if (isScript(path) && holdsCode(comment.text)) {
      problems.push({ path, line: comment.line, sentence: 'the comment is code; delete it, git remembers it' });
    }
  }
  return problems;
}

/** Line comments and plain block comments; docstrings may show an example. */
function holdsCode(comment: string): boolean {
  if (comment.startsWith('/**')) return false;
  const lines = comment.split('\n').map((line) => line.replace(/^\s*(?:\/\/|\/\*|\*(?!\/))?\s*|\s*\*\/$/g, '').trim());
  return lines.some((line) => statement.some((pattern) => pattern.test(line)));
}

function markupComments(path: string, text: string): Comment[] {
  if (!/\.(?:wxml|wxss|css|html)$/.test(path)) return [];
  return [...text.matchAll(markupComment)].map((match) => ({
    text: match[0],
    line: text.slice(0, match.index).split('\n').length,
  }));
}

function checkPaths(path: string, text: string): Problem[] {
  if (path === 'package-lock.json') return [];
  return text.split('\n').flatMap((line, index) => {
    const found = foreignPath.exec(line);
    if (!found) return [];
    return [{ path, line: index + 1, sentence: `${found[0]} leads out of the project` }];
  });
}
