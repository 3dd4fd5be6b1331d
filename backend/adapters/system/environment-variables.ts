import type { VariableList, VariableSeen } from '../../ports/variable-list';
import { type EnvironmentName, EnvironmentProblem, readEnvironment } from './read-environment';

/** A value so short that its last four signs would tell most of it shows none of them. */
const shortestShown = 12;

/** The named variables as they may be looked at: whether each is right, and its last four signs. */
export function environmentVariables(
  names: readonly EnvironmentName[],
  source: Readonly<Record<string, string | undefined>>,
): VariableList {
  return { list: () => names.map((name) => seen(name, source)) };
}

function seen(name: EnvironmentName, source: Readonly<Record<string, string | undefined>>): VariableSeen {
  const value = source[name] ?? '';
  return { name, isRight: isRight(name, source), lastFour: value.length < shortestShown ? null : value.slice(-4) };
}

function isRight(name: EnvironmentName, source: Readonly<Record<string, string | undefined>>): boolean {
  try {
    readEnvironment([name], source);
    return true;
  } catch (error) {
    if (error instanceof EnvironmentProblem) return false;
    throw error;
  }
}
