import { MissingCollection } from '../deployment-database';
import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, unchecked, verdictOf, waitingOn } from '../verdict';

export const databaseStep: Step = {
  id: 'database',
  title: { zh: '数据库打得开', en: 'the database can be opened' },
  async check({ deployment }) {
    if (!deployment.database) {
      return unchecked({
        zh: '没有给数据库的密钥:设置 CLOUD_ENV、CLOUD_SECRET_ID、CLOUD_SECRET_KEY',
        en: 'no key of the cloud account was given: set CLOUD_ENV, CLOUD_SECRET_ID and CLOUD_SECRET_KEY',
      });
    }
    try {
      await deployment.database.list('settings', 1);
      return fine;
    } catch (error) {
      return judgeDatabaseFailure(error);
    }
  },
};

/** What a failed first read means. */
export function judgeDatabaseFailure(error: unknown) {
  if (error instanceof MissingCollection) return waitingOn('collections');
  const reason = error instanceof Error ? error.message.slice(0, 200) : String(error);
  return verdictOf([
    {
      zh: `数据库打不开(${reason})`,
      en: `the database cannot be opened (${reason})`,
      where: places.cloudKeys,
      who: 'developer',
    },
  ]);
}
