import * as v from 'valibot';
import { textOrEmpty } from '../../store-api/wire-fields';
import type { PushEventForm } from './push-event-form';

/** The page's shape and the one of a published SDK; what is in neither is left out. */
const message = v.looseObject({
  changelog_url: textOrEmpty,
  api_changes: v.nullish(
    v.array(v.looseObject({ chinese_name: textOrEmpty, cgi_path: textOrEmpty, change_content: textOrEmpty })),
    [],
  ),
  api_diff_list: v.nullish(v.array(v.looseObject({ api_name: textOrEmpty })), []),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/API_change_log_callback */
export const apiChangedForm: PushEventForm = {
  name: 'api_diff',
  read(pushed, messageHash) {
    const read = v.safeParse(message, pushed);
    if (!read.success) return undefined;
    const { changelog_url: changelogUrl, api_changes, api_diff_list } = read.output;
    const stated = api_changes.map((one) => ({
      name: one.chinese_name,
      path: one.cgi_path,
      change: one.change_content,
    }));
    const named = api_diff_list.map(({ api_name }) => ({ name: api_name, path: '', change: '' }));
    return { kind: 'api-changed', changelogUrl, changes: [...stated, ...named], messageHash };
  },
};
