import type { CheckNameView } from '../../../cloudfunctions/console/setup-contract';

/** What is against a name, each with what else could stand there; '' when nothing is. */
export function nameProblem({ isAllowed, findings }: CheckNameView): string {
  if (isAllowed) return '';
  const said = findings.map(({ found, instead, advice }) => {
    return instead === null ? `「${found}」不能用:${advice}` : `「${found}」不能用,可以换成「${instead}」。`;
  });
  return said.join('');
}
