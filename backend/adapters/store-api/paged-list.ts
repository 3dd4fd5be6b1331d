import * as v from 'valibot';
import type { PlatformAnswer } from '../../ports/platform/answer';
import { type PlatformList, type PlatformPage, platformList } from '../../ports/platform/platform-list';
import type { EndpointName } from './endpoints';
import { type PlatformCall, readAnswer, type Sift, Unusable } from './platform-call';
import { hasMore, listOf, nextKeyText, siftedListOf } from './wire-fields';

/** A list of an endpoint: what to ask for, and what stands where in an answer. */
export interface PagedList<Schema extends v.GenericSchema, Item> {
  readonly name: EndpointName;
  /** Everything but `next_key` and `page_size`. */
  readonly body: object;
  readonly itemCount: number;
  /** Where the items stand in an answer, such as `sharer_info_list`. */
  readonly place: string;
  readonly row: Schema;
  readonly itemOf: (row: v.InferOutput<Schema>) => Item;
  /** Whether one item that cannot be read spoils its page, as with orders, people and money, or is left out. */
  readonly badItem: 'spoils' | 'is left out';
}

const page = v.looseObject({ next_key: nextKeyText, has_more: v.optional(hasMore, null) });

/** A list of the platform, walked by its `next_key`. */
export function pagedList<Schema extends v.GenericSchema, Item>(
  call: PlatformCall,
  list: PagedList<Schema, Item>,
): PlatformList<Item> {
  return platformList(list.name, (key) => readPage(call, list, key));
}

/** One page of a list, from a key on. */
export function readPage<Schema extends v.GenericSchema, Item>(
  call: PlatformCall,
  { name, body, itemCount, place, row, itemOf, badItem }: PagedList<Schema, Item>,
  key: string,
): Promise<PlatformAnswer<PlatformPage<Item>>> {
  const asked = { ...body, page_size: itemCount, next_key: key };
  return call(name, asked, page, (answer, sift) => {
    const [rows, rowCount] = badItem === 'spoils' ? allRows(answer[place]) : fittingRows(answer[place], sift);
    return { items: rows.map(itemOf), nextKey: nextKeyOf(answer, key, rowCount >= itemCount) };
  });

  function allRows(value: unknown) {
    const rows = readAnswer(listOf(row, itemCount), value, place);
    return [rows, rows.length] as const;
  }

  function fittingRows(value: unknown, sift: Sift) {
    const sifted = readAnswer(siftedListOf(row, itemCount), value, place);
    return [sift(place, sifted), sifted.fitting.length + sifted.leftOut.length] as const;
  }
}

/**
 * Where `has_more` is not stated, a list ends with an empty key, with a page that is not full, and with a key that leads to
 * the same page again.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindsharerlist
 */
function nextKeyOf(answer: v.InferOutput<typeof page>, askedKey: string, isFull: boolean): string | null {
  const { next_key: nextKey, has_more: isMore } = answer;
  if (isMore === true && nextKey === '') throw new Unusable('next_key');
  const isLast = nextKey === '' || (isMore ?? (isFull && nextKey !== askedKey)) === false;
  return isLast ? null : nextKey;
}
