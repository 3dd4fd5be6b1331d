import type { BaseIssue } from 'valibot';

/** What is wrong with a field: one part for people, one for developers. */
export interface InputProblem {
  readonly field: string;
  readonly addition: string;
  readonly detail: string;
}

const kindNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  boolean: '是或否',
  array: '列表',
  strict_object: '一组内容',
  object: '一组内容',
};

/** Turns the first issue of a schema into a sentence that names the field and what is expected there. */
export function inputProblemOf(issue: BaseIssue<unknown> | undefined): InputProblem {
  const field = fieldOf(issue);
  return {
    field,
    addition: `「${field}」${expectationOf(issue)}。`,
    detail: `${field}: ${issue?.message ?? 'does not fit'}`.slice(0, 300),
  };
}

function fieldOf(issue: BaseIssue<unknown> | undefined): string {
  const keys = issue?.path?.map((step) => String(step.key)) ?? [];
  return ['input', ...keys].join('.').slice(0, 100);
}

function expectationOf(issue: BaseIssue<unknown> | undefined): string {
  if (!issue) return '不合要求';
  if (issue.expected === 'never') return '是多余的,请去掉';
  if (issue.received === 'undefined') return '必须填写';
  const limit = limitOf(issue);
  switch (issue.type) {
    case 'integer':
    case 'safe_integer':
      return '应为整数';
    case 'min_value':
    case 'gt_value':
      return `不能小于 ${limit}`;
    case 'max_value':
    case 'lt_value':
      return `不能大于 ${limit}`;
    case 'min_length':
      return `至少要有 ${limit} 个字或项`;
    case 'max_length':
      return `最多 ${limit} 个字或项`;
    case 'non_empty':
      return '不能为空';
    case 'regex':
      return '格式不对';
    case 'picklist':
    case 'enum':
    case 'literal':
    case 'variant':
    case 'union':
      return '不在可选的范围里';
    default:
      return kindNames[issue.type] === undefined ? '不合要求' : `应为${kindNames[issue.type]}`;
  }
}

function limitOf(issue: BaseIssue<unknown>): string {
  const requirement: unknown = Reflect.get(issue, 'requirement');
  return ['number', 'string', 'bigint'].includes(typeof requirement) ? String(requirement) : '规定的值';
}
