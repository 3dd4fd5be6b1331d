import { freshGigState, type GigState } from './gig/gig-state';
import type { NoticeRow } from './notices/notice-rows';

export type BillState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED';

export type ReportInfo = { info_type: string; info_content: string };

/** What a create call asked for, checked; a call with the same number must ask for the same. */
export type BillWish = {
  outBillNo: string;
  appid: string;
  openid: string;
  sceneId: string;
  amountFen: number;
  remark: string;
  userName?: string | undefined;
  notifyUrl?: string | undefined;
  perception?: string | undefined;
  recvStyle?: string | undefined;
  reportInfos: ReportInfo[];
  /** Under an authorisation nobody is asked to confirm. */
  outAuthorizationNo?: string | undefined;
  /** Confirming it also agrees to this authorisation. */
  alsoAuthorises?: string | undefined;
};

export type Bill = BillWish & {
  transferBillNo: string;
  packageInfo: string;
  state: BillState;
  failReason?: string | undefined;
  createdAtMs: number;
  updatedAtMs: number;
  /** When the bill moves on by itself; absent: it waits for somebody. */
  nextAtMs?: number | undefined;
  /** From this moment on the package no longer opens. */
  expiresAtMs?: number | undefined;
  /** How the transfer ends that is under way: with this reason, or well. */
  endsWith?: string | undefined;
  /** Its amount has left the operating account. */
  isFunded: boolean;
};

export type Receipt = { outBillNo: string; appliedAtMs: number; finishedAtMs: number };

export type Authorisation = {
  outAuthorizationNo: string;
  appid: string;
  openid: string;
  sceneId: string;
  displayName: string;
  perception?: string | undefined;
  notifyUrl?: string | undefined;
  packageInfo: string;
  authorizationId?: string | undefined;
  state: 'WAIT_USER_CONFIRM' | 'TAKING_EFFECT' | 'CLOSED';
  createdAtMs: number;
  authorizedAtMs?: number | undefined;
  closedAtMs?: number | undefined;
  closeReason?: string | undefined;
};

/** A WeChat user as the pay platform knows him. Who is not listed is in order, and any name is his. */
export type Payee = {
  name?: string;
  /** Ends every transfer to him, for instance ACCOUNT_FROZEN. */
  failReason?: string;
};

/** Bills that will fail, as ordered by a person: at once when they are made, or when they are confirmed. */
export type Fate = { at: 'create' | 'confirm'; failReason: string; left: number };

export const ACCOUNT_TYPES = ['OPERATION', 'BASIC', 'FEES'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** One line of the fund-flow bill. */
export type FlowRow = {
  flowNo: string;
  account: AccountType;
  atMs: number;
  /** The platform's number of what was done. */
  businessNo: string;
  businessName: string;
  businessType: string;
  /** Positive: came in; negative: went out. */
  amountFen: number;
  balanceFen: number;
  applicant: string;
  remark: string;
  voucherNo: string;
};

export type DaySums = { fen: number; users: Record<string, { fen: number; count: number }> };

/** Everything the pay platform remembers, as plain JSON. */
export type PayState = {
  lastSeq: number;
  bills: Record<string, Bill>;
  /** Numbers of the bills that are not over. */
  open: string[];
  billNoOfTransfer: Record<string, string>;
  billNoOfPackage: Record<string, string>;
  days: Record<string, DaySums>;
  balances: Record<AccountType, number>;
  flow: FlowRow[];
  notices: NoticeRow[];
  receipts: Record<string, Receipt>;
  authorisations: Record<string, Authorisation>;
  payees: Record<string, Payee>;
  fates: Fate[];
  gig: GigState;
};

export function freshPayState(operatingFen: number): PayState {
  return {
    lastSeq: 0,
    bills: {},
    open: [],
    billNoOfTransfer: {},
    billNoOfPackage: {},
    days: {},
    balances: { OPERATION: operatingFen, BASIC: 0, FEES: 0 },
    flow: [],
    notices: [],
    receipts: {},
    authorisations: {},
    payees: {},
    fates: [],
    gig: freshGigState(),
  };
}

/** States after which nothing changes any more. */
export function isOver(state: BillState): boolean {
  return state === 'SUCCESS' || state === 'FAIL' || state === 'CANCELLED';
}
