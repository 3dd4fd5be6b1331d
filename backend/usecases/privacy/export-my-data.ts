import { type Outcome, ok } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { PersonRecords } from '../../ports/person-records';
import { type FindPersonPorts, findPerson, type PersonCalling } from './find-person';

export interface ExportMyDataPorts extends FindPersonPorts {
  readonly clock: Clock;
  readonly records: PersonRecords;
}

/** A file of one's own data. */
export interface ExportedData {
  readonly name: string;
  /** JSON: `exportedAtMs`, `rows` by kind, and `cut`, the kinds of which there is more than the newest 500. */
  readonly text: string;
  readonly rowCount: number;
  readonly cut: readonly string[];
}

/** All that is kept about the caller, as JSON. Nobody else's data are in it. */
export async function exportMyData(
  ports: ExportMyDataPorts,
  caller: PersonCalling,
): Promise<Outcome<ExportedData, never>> {
  const { person } = await findPerson(ports, caller);
  const found = await ports.records.collect(person);
  const exportedAtMs = ports.clock.nowMs();
  const cut = found.filter(({ isCut }) => isCut).map(({ kind }) => kind);
  const rows = Object.fromEntries(found.map(({ kind, rows: ofKind }) => [kind, ofKind]));
  return ok({
    name: `my-data-${exportedAtMs}.json`,
    text: JSON.stringify({ exportedAtMs, cut, rows }, null, 1),
    rowCount: found.reduce((sum, { rows: ofKind }) => sum + ofKind.length, 0),
    cut,
  });
}
