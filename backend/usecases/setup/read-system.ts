import lexicon from '../../../core/compliance/lexicon.json';
import type { ProgramEditor } from '../../ports/program-editor';
import type { SetupStore } from '../../ports/setup-store';
import type { VariableList } from '../../ports/variable-list';
import { toldCheck } from './read-setup';

export interface SystemPorts {
  readonly editor: ProgramEditor;
  readonly setup: SetupStore;
  readonly variables: VariableList;
}

/** Connections as far as they may be looked at, limits, the list of words, and what the last check found. */
export async function readSystem(ports: SystemPorts) {
  const [agency, check] = await Promise.all([
    ports.editor.transaction((edit) => edit.findAgency()),
    ports.setup.readCheck(),
  ]);
  return {
    variables: ports.variables.list(),
    check: check ? toldCheck(check) : null,
    limits: {
      holdDays: agency?.holdDays ?? null,
      correctionLimitFen: agency?.correctionLimitFen ?? null,
    },
    words: wordGroups(),
  };
}

/** The list against which texts are checked: how many words of each kind, and what happens to them. */
function wordGroups() {
  return lexicon.groups.map(({ category, level, terms }) => ({ category, level, terms: terms.split(' ') }));
}
