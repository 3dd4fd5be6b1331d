/**
 * What an errcode of the platform means for us.
 * https://developers.weixin.qq.com/doc/store/shop/dev_before/commErrCode.html
 */
export type ErrorClass =
  | 'none'
  /** The token is not accepted: get another one. */
  | 'token'
  /** The platform asks to come again in a moment. */
  | 'busy'
  /** The day's calls are used up. */
  | 'quota'
  /** Too many calls in this minute. */
  | 'frequency'
  /** Our set-up at the platform is wrong; a person must mend it. */
  | 'configuration'
  /** The platform says no to this very request. */
  | 'refused';

const classes: ReadonlyMap<number, ErrorClass> = new Map<number, ErrorClass>([
  [0, 'none'],
  [-1, 'busy'],
  [40001, 'token'],
  [40014, 'token'],
  [42001, 'token'],
  [45009, 'quota'],
  [45011, 'frequency'],
  [40013, 'configuration'],
  [40125, 'configuration'],
  [40164, 'configuration'],
  [41001, 'configuration'],
  [45035, 'configuration'],
  [61004, 'configuration'],
  [48001, 'configuration'],
  [48004, 'configuration'],
  [50001, 'configuration'],
  [50002, 'configuration'],
]);

export function classOf(errcode: number): ErrorClass {
  return classes.get(errcode) ?? 'refused';
}

/** The promoter is not bound to this agency. */
export const promoterNotBound = 10071029;
