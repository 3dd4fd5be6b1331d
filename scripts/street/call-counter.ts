import type { World } from '../../emulator/main';
import type { CountedCalls } from '../../emulator/phone/street/street-world';

interface Counting {
  readonly functionName: string;
  readonly byAction: Map<string, number>;
}

const mostInvocations = 500;

/** Counts the database calls of each running function, and remembers which of them wrote which entry of the books. */
export function countCalls({ cloud: { database } }: World): (entryId: string) => CountedCalls | undefined {
  const invocations = new Map<string, Counting>();
  const writers = new Map<string, string>();
  const before = database.beforeAction;
  database.beforeAction = (action, body, context) => {
    const { invocationId, functionName } = context;
    if (invocationId !== undefined) {
      const counting = invocations.get(invocationId) ?? { functionName: functionName ?? '', byAction: new Map() };
      invocations.set(invocationId, counting);
      const verb = action.replace(/^database\./, '');
      counting.byAction.set(verb, (counting.byAction.get(verb) ?? 0) + 1);
      for (const entryId of entriesIn(body)) writers.set(entryId, invocationId);
      forgetOldest(invocations);
    }
    return before?.(action, body, context);
  };
  return (entryId) => {
    const counting = invocations.get(writers.get(entryId) ?? '');
    if (!counting) return undefined;
    const { functionName, byAction } = counting;
    const total = [...byAction.values()].reduce((sum, count) => sum + count, 0);
    return { functionName, byAction: Object.fromEntries(byAction), total };
  };
}

/** Ids of the ledger's documents that a call adds. */
function entriesIn({ collectionName, data }: Readonly<Record<string, unknown>>): string[] {
  if (collectionName !== 'ledger' || !Array.isArray(data)) return [];
  return data.flatMap((text) => {
    const id = /"_id":"([^"]+)"/.exec(String(text))?.[1];
    return id === undefined ? [] : [id];
  });
}

function forgetOldest(invocations: Map<string, Counting>): void {
  if (invocations.size <= mostInvocations) return;
  const [oldest] = invocations.keys();
  if (oldest !== undefined) invocations.delete(oldest);
}
