import type { ArchiveFiles } from '../../ports/archive-files';
import { Outage } from '../../ports/outage';

/** No line of an archive is longer; what is longer comes in pieces, which nobody takes for lines of one. */
const longestLine = 2_000_000;
const timeoutMs = 60_000;

/** Lines of a file of the cloud's storage, by its temporary link. */
export const linkedLines: ArchiveFiles = {
  async *linesOf(link) {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of await opened(link)) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > longestLine) {
        yield rest;
        rest = '';
      }
    }
    yield rest + decoder.decode();
  },
};

async function opened(link: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(link, { signal: AbortSignal.timeout(timeoutMs) }).catch((error: unknown) => {
    throw new Outage('storage.read', String(error), true);
  });
  if (!response.ok || !response.body) throw new Outage('storage.read', `status ${response.status}`, true);
  return response.body;
}
