import type { CallbackStub } from './callback-stub';
import type { Plant } from './examined-world';

/** What stands open while a fault is planted, to be closed afterwards. */
export type OpenStubs = CallbackStub[];

/** The name of a fault, how it is planted, the step that must tell it, and a part of what that says. */
export type Fault = readonly [
  name: string,
  plant: Plant | ((stubs: OpenStubs) => Promise<Plant>),
  step: string,
  sentence: string,
];

/** A row of the database that is not as it should be. */
export function importing(collection: string, row: object): Plant {
  return { world: (running) => running.importRows({ [collection]: [row] }) };
}
