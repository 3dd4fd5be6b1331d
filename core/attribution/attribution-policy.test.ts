import { type AttributionPolicy, defaultPolicy } from './attribution-policy';
import { foldTimeline } from './fold-timeline';
import type { AttributedOrder, OrderScene, TimelineEvent, Touch } from './timeline-event';
import { fallbackWindows } from './window-config';

const day = 86_400_000;

function touch(promoter: string, atDays: number): Touch {
  return { type: 'touch', id: `t${promoter}${atDays}`, seq: atDays, atMs: atDays * day, promoter, kind: 'LIVE' };
}

function order(id: string, atDays: number, scene: OrderScene = { kind: 'ORGANIC' }): AttributedOrder {
  return { type: 'order', id, seq: 100 + atDays, atMs: atDays * day, scene, buyerPromoter: null };
}

const taggedA: OrderScene = { kind: 'TAGGED', promoter: 'A', touchKind: 'LIVE' };

/** Each order's promoter, reason and end of lock in days. */
function judged(events: readonly TimelineEvent[], flags: Partial<AttributionPolicy>) {
  const config = { windows: fallbackWindows, policy: { ...defaultPolicy, ...flags } };
  return foldTimeline(events, config).decisions.map(({ promoter, reason, dyeExpiresAtMs }) => {
    return [promoter, reason, dyeExpiresAtMs === null ? null : dyeExpiresAtMs / day];
  });
}

const rivals = [touch('A', 0), touch('B', 1)];

it.each<[string, TimelineEvent[], Partial<AttributionPolicy>, unknown[]]>([
  ['an organic order extends', [touch('A', 0), order('o', 1)], {}, [['A', 'LAST_TOUCH', 33]]],
  ['or does not', [touch('A', 0), order('o', 1)], { extendOnOrganicOrder: false }, [['A', 'LAST_TOUCH', 3]]],
  ['a tagged one still does', [order('o', 1, taggedA)], { extendOnOrganicOrder: false }, [['A', 'LAST_TOUCH', 34]]],
  ['the latest touch wins', [...rivals, order('o', 2)], {}, [['B', 'LAST_TOUCH', 34]]],
  ['or the first lock', [...rivals, order('o', 2)], { competition: 'FIRST_LOCK' }, [['A', 'FIRST_LOCK', 33]]],
  [
    'the first lock by its chain, not by its latest touch',
    [...rivals, touch('A', 2), order('o', 2), touch('A', 40), touch('B', 41), order('p', 42)],
    { competition: 'FIRST_LOCK' },
    [
      ['A', 'FIRST_LOCK', 35],
      ['A', 'FIRST_LOCK', 73],
    ],
  ],
  [
    'the tag of another promoter does not beat the first lock, nor extend it when only tagged orders extend',
    [touch('B', 0), order('o', 1, taggedA)],
    { competition: 'FIRST_LOCK', extendOnOrganicOrder: false },
    [['B', 'FIRST_LOCK', 3]],
  ],
  [
    'an older lock that lives longer wins again',
    [touch('A', 0), order('o', 1), touch('B', 2), order('p', 9)],
    {},
    [
      ['A', 'LAST_TOUCH', 33],
      ['A', 'LAST_TOUCH', 33],
    ],
  ],
  [
    'or was ended by the rival',
    [touch('A', 0), order('o', 1), touch('B', 2), order('p', 9)],
    { rivalTouch: 'REPLACE' },
    [
      ['A', 'LAST_TOUCH', 33],
      [null, 'NO_ACTIVE_DYE', null],
    ],
  ],
  ['a second touch moves the end', [touch('A', 0), touch('A', 2), order('o', 4)], {}, [['A', 'LAST_TOUCH', 35]]],
  [
    'or leaves it',
    [touch('A', 0), touch('A', 2), order('o', 4)],
    { retouch: 'IGNORE' },
    [[null, 'NO_ACTIVE_DYE', null]],
  ],
  [
    'and is the latest touch all the same',
    [touch('A', 0), touch('B', 1), touch('A', 2), order('o', 2)],
    { retouch: 'IGNORE' },
    [['A', 'LAST_TOUCH', 33]],
  ],
])('%s', (_, events, flags, expected) => {
  expect(judged(events, flags)).toEqual(expected);
});
