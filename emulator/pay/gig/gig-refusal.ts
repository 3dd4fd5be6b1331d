/** An answer whose code is not 0000; the numbers are ours where no public page names them. */
export class GigRefusal extends Error {
  constructor(
    readonly code: string,
    readonly words: string,
  ) {
    super(`${code}: ${words}`);
  }
}

export const GIG_CODES = {
  badSign: '1001',
  stale: '1002',
  badDealer: '1003',
  badData: '1004',
  notOpen: '1005',
  badField: '2001',
  exists: '2002',
  notFound: '2018',
  badState: '2019',
  system: '9999',
} as const;
