import type { StoreListView } from '../../../../../cloudfunctions/console/stores-contract';

export type StoreView = StoreListView['stores'][number];
type ClerkView = StoreView['clerks'][number];

export interface ClerkRow {
  readonly clerkId: string;
  readonly title: string;
  readonly word: string;
  readonly isRevoked: boolean;
  readonly code: string;
}

/** Clerks in the order of their numbers, those taken back last. */
export function clerkRows(clerks: readonly ClerkView[]): ClerkRow[] {
  const rows = clerks.map(({ clerkId, number, name, code, revokedAtMs, promoter }) => ({
    clerkId,
    title: `${number} 号 ${name}`,
    word: revokedAtMs === null ? `推客 ${promoter}` : '● 已收回,他的卡只打开门店',
    isRevoked: revokedAtMs !== null,
    code,
  }));
  return [...rows.filter(({ isRevoked }) => !isRevoked), ...rows.filter(({ isRevoked }) => isRevoked)];
}

export interface StoreForm {
  readonly name: string;
  readonly regionName: string;
  readonly isRanked: boolean;
}

export const emptyStoreForm: StoreForm = { name: '', regionName: '', isRanked: false };

export interface ClerkForm {
  readonly number: string;
  readonly name: string;
  readonly promoter: string;
}

export const emptyClerkForm: ClerkForm = { number: '', name: '', promoter: '' };

/** What is missing before a clerk can be named; '' when nothing is. */
export function missingClerk({ number, name, promoter }: ClerkForm): string {
  if (!/^[1-9]\d{0,3}$/.test(number.trim())) return '请填店员的号码,1 到 9999。';
  if (name.trim() === '') return '请填店员的称呼,买家会看到。';
  return promoter.trim() === '' ? '请填他的推客编号,在「推客」里他的那一页可以看到。' : '';
}
