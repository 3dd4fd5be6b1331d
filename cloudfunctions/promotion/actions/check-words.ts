import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { checkWords } from '../../../backend/usecases/sharing/check-words';
import { type Ok, ok } from '../../../core/outcome';
import type { CheckWordsView } from '../contract';

/** Whether a promoter's own words may stand on a poster. */
export function checkWordsAction() {
  return action({
    input: v.strictObject({ words: v.pipe(v.string(), v.maxLength(200)) }),
    run: async ({ words }): Promise<Ok<CheckWordsView>> => ok(checkWords(words)),
  });
}
