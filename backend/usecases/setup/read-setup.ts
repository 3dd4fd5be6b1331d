import { faultGuides } from '../../../core/setup/connection-fault';
import { programTemplates } from '../../../core/setup/program-template';
import { setupStepsOf, stepTitles } from '../../../core/setup/setup-step';
import type { ProgramEditor } from '../../ports/program-editor';
import type { ConnectionCheck, SetupStore } from '../../ports/setup-store';
import { setupFacts } from './setup-facts';

export interface ReadSetupPorts {
  readonly editor: ProgramEditor;
  readonly setup: SetupStore;
}

/** How far this deployment is on its way to the first promoter, what the last check found, and the templates. */
export async function readSetup(ports: ReadSetupPorts) {
  const [facts, state, check, brands] = await Promise.all([
    setupFacts(ports),
    ports.setup.readSetup(),
    ports.setup.readCheck(),
    ports.editor.listBrands(),
  ]);
  const steps = setupStepsOf(facts).map(({ name, state: stepState }) => ({
    name,
    state: stepState,
    zh: stepTitles[name].zh,
  }));
  return {
    way: facts.way,
    steps,
    check: check ? toldCheck(check) : null,
    brands: brands.map(({ brandId, name, isOpen, revision }) => {
      return { brandId, name, isOpen, revision, template: state.templates[brandId] ?? null };
    }),
    templates: programTemplates.map((template) => ({
      ...{ name: template.name, title: template.title, forWhom: template.forWhom },
      groups: [template.openGroupName, ...template.groups.map(({ name }) => name)],
      ...{ materials: template.materials, firstWeek: template.firstWeek },
    })),
  };
}

/** A check in words: what is wrong, who mends it, where, and how. */
export function toldCheck({ atMs, faults, fine }: ConnectionCheck) {
  return {
    atMs,
    fine,
    faults: faults.map(({ code, about }) => {
      const { who, what, where, wayOut } = faultGuides[code];
      return { code, about, who, what: what.zh, where: where.zh, wayOut: wayOut.zh };
    }),
  };
}
