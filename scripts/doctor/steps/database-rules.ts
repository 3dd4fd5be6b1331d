import { collectionsPath, type DeclaredCollection, readDeclaredCollections } from '../declared-collections';
import { file } from '../mending-places';
import { seenOnlyInConsole } from '../seen-only-in-console';
import type { Step } from '../step';
import { type Problem, type Verdict, verdictOf } from '../verdict';

export const databaseRulesStep: Step = {
  id: 'database-rules',
  title: { zh: '集合对客户端关闭、索引齐全', en: 'collections are closed to clients and indexed' },
  check: ({ deployment }) =>
    seenOnlyInConsole(deployment.kind, judgeDatabaseRules(readDeclaredCollections(deployment.rootDir)), {
      zh: '数据库 → 每个集合的权限与索引',
      en: '数据库 → rules and indexes of each collection',
    }),
};

const mostIndexes = 20;

/**
 * No client reads or writes any collection, and what queries need is indexed.
 * https://docs.cloudbase.net/database/security-rules
 */
export function judgeDatabaseRules(declared: readonly DeclaredCollection[]): Verdict {
  return verdictOf(declared.flatMap((collection) => [...ruleProblems(collection), ...indexProblems(collection)]));
}

function ruleProblems({ name, rules = {} }: DeclaredCollection): Problem[] {
  const doors = ['read', 'write', ...Object.keys(rules)];
  const open = [...new Set(doors)].filter((door) => rules[door] !== false);
  if (open.length === 0) return [];
  return [
    problem(
      `集合 ${name} 对客户端开放了(${open.join('、')})`,
      `collection ${name} is open to clients (${open.join(', ')}): all rules must be false`,
    ),
  ];
}

function indexProblems({ name, indexes = [] }: DeclaredCollection): Problem[] {
  const broken = indexes.filter(({ keys }) => !Array.isArray(keys) || keys.length === 0);
  const problems = broken.map((index) =>
    problem(`索引 ${name}.${index.name} 没有字段`, `index ${name}.${index.name} has no keys`),
  );
  if (indexes.length > mostIndexes)
    problems.push(problem(`集合 ${name} 的索引超过 20 个`, `collection ${name} has over 20 indexes`));
  return problems;
}

function problem(zh: string, en: string): Problem {
  return { zh, en, where: file(collectionsPath), who: 'developer' };
}
