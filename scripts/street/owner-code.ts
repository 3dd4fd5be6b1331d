import { memoryDocumentDatabase } from '../../backend/adapters/memory-database/memory-document-database';
import { documentProgramEditor } from '../../backend/adapters/stores/program-editor';
import { sha256CodeHasher } from '../../backend/adapters/system/code-hasher';
import { systemClock } from '../../backend/adapters/system/system-clock';
import { systemRandom } from '../../backend/adapters/system/system-random';
import { issueOwnerCode } from '../../backend/usecases/staff/owner-code';
import type { World } from '../../emulator/main';

/**
 * Gives a local deployment without an owner its one-time code and returns it; the deployment itself keeps only the hash.
 * What has an owner already keeps him, and gets none.
 */
export async function issueLocalOwnerCode(world: World): Promise<string | null> {
  const { database } = world.cloud;
  if (world.cloud.database.exportAll().staff?.length) return null;
  const draft = memoryDocumentDatabase();
  const editor = documentProgramEditor(draft);
  const clock = { ...systemClock, nowMs: () => world.clock.nowMs() };
  const issued = await issueOwnerCode({ clock, random: systemRandom, hasher: sha256CodeHasher, editor });
  if (!issued.ok) return null;
  await database.importAll({ settings: await draft.list('settings', { where: {}, limit: 10 }) });
  return issued.value.code;
}
