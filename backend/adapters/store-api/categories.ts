import * as v from 'valibot';
import type { PlatformCategories, PlatformCategory } from '../../ports/platform/categories';
import { categoriesLimit, unpagedLimit } from './page-limits';
import type { PlatformCall } from './platform-call';
import { count, siftedListOf, textOrEmpty, uint64Id, uint64IdOrNull } from './wire-fields';

const category = v.looseObject({
  cat: v.looseObject({
    cat_id: uint64Id,
    name: textOrEmpty,
    f_cat_id: uint64IdOrNull,
    level: v.nullish(count, 0),
    leaf: v.nullish(v.boolean()),
  }),
});
/** One way from the top to a leaf. */
const path = v.looseObject({ cat_and_qua: siftedListOf(category, unpagedLimit) });
const paths = siftedListOf(path, categoriesLimit);
/** `cats` has three levels, always; `cats_v2` has as many as there are. */
const categoriesAnswer = v.looseObject({ cats: paths, cats_v2: paths });

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export function categoryResource(call: PlatformCall): PlatformCategories {
  return {
    listCategories: () =>
      call('category/league/all', {}, categoriesAnswer, (answer, sift) => {
        const ways = sift('cats_v2', answer.cats_v2);
        const all = ways.length > 0 ? ways : sift('cats', answer.cats);
        const found = new Map<string, PlatformCategory>();
        for (const way of all) {
          const steps = sift('cats_v2.cat_and_qua', way.cat_and_qua);
          steps.forEach(({ cat }, index) => {
            const isLeaf = cat.leaf ?? index === steps.length - 1;
            if (!found.has(cat.cat_id)) found.set(cat.cat_id, categoryOf(cat, isLeaf));
          });
        }
        return [...found.values()];
      }),
  };
}

function categoryOf(cat: v.InferOutput<typeof category>['cat'], isLeaf: boolean): PlatformCategory {
  return { categoryId: cat.cat_id, name: cat.name, withinCategoryId: cat.f_cat_id, level: cat.level, isLeaf };
}
