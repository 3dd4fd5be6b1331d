import type { StoreContext } from '../store-context';
import type { ActionRow, LinkKind } from '../store-state';
import type { ApiHandlers } from './api-handler';
import type { ApiInput } from './api-input';
import { boundPromoter } from './api-subjects';

/** Only what happened after 2025-10-25 in Beijing is counted for broadcasts. */
const LIVE_STATS_SINCE_SEC = 1_761_321_600;

type Counted = { count: number; users: number };

/**
 * What became of a promoter's sharing: forwards, clicks, joins, reservations. The request of the product's and the
 * notice's numbers is taken by analogy with the broadcast's.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getpromoterlivestats
 */
export const shareStatsEndpoints: ApiHandlers = {
  '/channels/ec/league/headsupplier/promoteraction/getproductsharestats': (context, input) => {
    const of = counter(context, input, { kind: 'PRODUCT_CARD', target: input.id('product_id') });
    const [share, click] = [of('share'), of('open')];
    return {
      share_count: share.count,
      share_user_count: share.users,
      click_count: click.count,
      click_user_count: click.users,
    };
  },
  '/channels/ec/league/headsupplier/promoteraction/getlivestats': (context, input) => {
    const of = counter(context, input, { kind: 'LIVE', target: input.text('live_id') });
    const [share, join] = [of('share'), of('open')];
    return {
      share_count: share.count,
      share_user_count: share.users,
      join_count: join.count,
      join_user_count: join.users,
    };
  },
  '/channels/ec/league/headsupplier/promoteraction/getlivenoticestats': (context, input) => {
    const of = counter(context, input, { kind: 'LIVE_NOTICE', target: input.text('live_id') });
    const [share, notice] = [of('share'), of('reserve')];
    return {
      share_count: share.count,
      share_user_count: share.users,
      notice_count: notice.count,
      notice_user_count: notice.users,
    };
  },
};

function counter(
  context: StoreContext,
  input: ApiInput,
  { kind, target }: { kind: LinkKind; target: string },
): (what: ActionRow['what']) => Counted {
  const { sharer_appid } = boundPromoter(context, input);
  const since = kind === 'PRODUCT_CARD' ? 0 : LIVE_STATS_SINCE_SEC;
  const start = Math.max(input.whole('start_time'), since);
  const end = input.whole('end_time');
  const rows = context.state.actions.filter(
    (row) =>
      row.kind === kind &&
      row.target === target &&
      row.sharer_appid === sharer_appid &&
      row.atSec >= start &&
      row.atSec <= end,
  );
  return (what) => {
    const matching = rows.filter((row) => row.what === what);
    return { count: matching.length, users: new Set(matching.map((row) => row.person)).size };
  };
}
