import { readDeclaredCollections } from '../declared-collections';
import { type DeploymentDatabase, MissingCollection } from '../deployment-database';
import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, type Verdict, verdictOf, waitingOn } from '../verdict';

export const collectionsStep: Step = {
  id: 'collections',
  title: { zh: '所有集合都在', en: 'every collection exists' },
  async check(examination) {
    const database = examination.database();
    const declared = readDeclaredCollections(examination.deployment.rootDir).map(({ name }) => name);
    const missing: string[] = [];
    for (const name of declared) {
      const found = await exists(database, name);
      if (found === undefined) return waitingOn('database');
      if (!found) missing.push(name);
    }
    return judgeCollections(missing);
  },
};

async function exists(database: DeploymentDatabase, name: string): Promise<boolean | undefined> {
  try {
    await database.list(name, 1);
    return true;
  } catch (error) {
    return error instanceof MissingCollection ? false : undefined;
  }
}

export function judgeCollections(missing: readonly string[]): Verdict {
  return verdictOf(
    missing.map((name) => ({
      zh: `缺少集合 ${name}`,
      en: `collection ${name} is missing: create it with the indexes of collections.json`,
      where: places.cloudDatabase,
      who: 'developer',
    })),
    fine,
  );
}
