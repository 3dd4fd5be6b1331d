import type { Finding } from './examine';
import type { Problem, Who } from './verdict';

const marks = { fine: '✓', wrong: '✗', unchecked: '?', 'not-configured': '-', waiting: '…' } as const;
const people: Readonly<Record<Who, string>> = {
  merchant: '商家 merchant',
  agency: '机构 agency',
  developer: '开发者 developer',
};

/** A finding as lines for a terminal, Chinese first. */
export function reportLines({ id, title, verdict }: Finding): string[] {
  const head = `${marks[verdict.status]} ${title.zh} · ${title.en} [${id}]`;
  switch (verdict.status) {
    case 'fine':
      return [`${head}: 正常 fine`, ...(verdict.note ? [`    ${verdict.note.zh}`, `    ${verdict.note.en}`] : [])];
    case 'wrong':
      return [head, ...verdict.problems.flatMap(problemLines)];
    case 'unchecked':
      return [`${head}: 未检查 not checked`, `    ${verdict.why.zh}`, `    ${verdict.why.en}`];
    case 'not-configured':
      return [`${head}: 未配置 not configured`, `    ${verdict.why.zh}`, `    ${verdict.why.en}`];
    case 'waiting':
      return [`${head}: 先解决 mend first: ${verdict.on}`];
  }
}

function problemLines({ zh, en, where, who }: Problem): string[] {
  return [
    `    问题 ${zh}`,
    `    wrong: ${en}`,
    `    到哪里改 ${where.zh}`,
    `    mend at: ${where.en}`,
    `    谁来改 who: ${people[who]}`,
  ];
}

/** How many steps ended in which way. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<keyof typeof marks, number>> {
  const count = (status: keyof typeof marks) => findings.filter(({ verdict }) => verdict.status === status).length;
  return {
    fine: count('fine'),
    wrong: count('wrong'),
    unchecked: count('unchecked'),
    'not-configured': count('not-configured'),
    waiting: count('waiting'),
  };
}

/** The last line: what is fine, and plainly what is not known to be. */
export function reportSummary(findings: readonly Finding[]): string {
  const { fine, wrong, unchecked, 'not-configured': unset, waiting } = countFindings(findings);
  const zh = `正常 ${fine},有问题 ${wrong},未检查 ${unchecked},未配置 ${unset},待定 ${waiting}`;
  const en = `${fine} fine, ${wrong} wrong, ${unchecked} not checked, ${unset} not configured, ${waiting} waiting`;
  return `${zh}\n${en}`;
}
