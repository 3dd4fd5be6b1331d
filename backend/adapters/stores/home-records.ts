import { everyBrand } from '../../../core/figures/day-count';
import type { DocumentDatabase, Json } from '../../ports/document-database';
import type { HomeRecords, KeptTasks } from '../../ports/home-records';
import { figuresId, keptFiguresOf } from './figure-records';

const collection = 'daily_metrics';

function tasksId(openid: string, brandId: string): string {
  return `tasks|${openid}|${brandId}`;
}

/** Figures by their ids, and tasks as documents `tasks|openid|brand` beside them: without a name that lists go by. */
export function documentHomeRecords(database: DocumentDatabase): HomeRecords {
  return {
    async readHome(openid, brandId, days) {
      const today = days[days.length - 1];
      const agencyId = today === undefined ? '' : figuresId(everyBrand, today);
      const ids = [...days.map((day) => figuresId(brandId, day)), agencyId, tasksId(openid, brandId)];
      const found = await database.list(collection, { where: { _id: { in: ids } }, limit: ids.length });
      const kept = found.find(({ _id }) => _id === tasksId(openid, brandId));
      const agency = found.find(({ _id }) => _id === agencyId);
      return {
        days: found.filter((document) => document !== kept && document !== agency).map(keptFiguresOf),
        ...(agency ? { agency: keptFiguresOf(agency) } : {}),
        ...(kept ? { tasks: kept.kept as unknown as KeptTasks } : {}),
      };
    },
    keepTasks: (kept) =>
      database.put(collection, { _id: tasksId(kept.openid, kept.brandId), kept: kept as unknown as Json }),
  };
}
