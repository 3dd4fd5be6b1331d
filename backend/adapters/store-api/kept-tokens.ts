import * as v from 'valibot';
import type { Clock } from '../../ports/clock';
import type { DocumentDatabase } from '../../ports/document-database';
import { count, fullText } from './wire-fields';

/** A token as all instances see it. */
export interface KeptToken {
  readonly token: string;
  readonly usableUntilMs: number;
  /** When the platform was last made to renew it; 0 for never. */
  readonly forcedAtMs: number;
}

const keptToken = v.looseObject({ token: fullText, usableUntilMs: count, forcedAtMs: v.nullish(count, 0) });

/** The agency's token in the database: one document of the collection `tokens`. */
export function keptTokens(world: {
  readonly database: DocumentDatabase;
  readonly clock: Clock;
  readonly agencyAppid: string;
}) {
  const { database, clock, agencyAppid } = world;
  const _id = `store-api|${agencyAppid}`;
  return {
    /** Whether it can be used by somebody to whom `badToken` was refused. */
    fits(kept: KeptToken | undefined, badToken: string | undefined): kept is KeptToken {
      return kept !== undefined && kept.token !== badToken && kept.usableUntilMs > clock.nowMs();
    },
    async read(): Promise<KeptToken | undefined> {
      const read = v.safeParse(keptToken, await database.find('tokens', _id));
      return read.success ? read.output : undefined;
    },
    write: (kept: KeptToken): Promise<void> => database.put('tokens', { _id, ...kept }),
  };
}
