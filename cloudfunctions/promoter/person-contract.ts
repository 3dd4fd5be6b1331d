/** What the function `promoter` answers about messages, one's own data, and complaints. Moments are epoch ms. */

export type PersonAction =
  | 'inbox'
  | 'markNoticesRead'
  | 'noticeOffers'
  | 'grantNotices'
  | 'exportMyData'
  | 'leaveProgram'
  | 'eraseMe'
  | 'complain'
  | 'complaints';

export interface InboxRequest {
  readonly action: 'inbox';
  /** Notices of before this moment, the newest first, about 20 a page; absent for the first page. */
  readonly input: { readonly beforeMs?: number };
}

export type NoticeKind =
  | 'DELISTED'
  | 'RATE_CUT'
  | 'TIME_CHANGED'
  | 'LIVE_STARTING'
  | 'COUPON_ENDING'
  | 'SETTLEMENT_CHANGED'
  | 'PAYOUT_READY'
  | 'PAYOUT_CONFIRM_SOON'
  | 'ORDER_PAID'
  | 'ORDER_RECEIVED'
  | 'MONEY_FREE'
  | 'ORDER_REFUNDED'
  | 'PAYOUT_PAID'
  | 'PAYOUT_BACK'
  | 'BRAND_NOTICE'
  | 'BRAND_TASK';

export type SharedThingKind = 'product' | 'live' | 'notice' | 'video' | 'article' | 'coupon';

export interface NoticeView {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly zh: string;
  readonly en: string;
  /** A thing that he shares, a change of who pays, a payout of his, or what a brand of his tells. */
  readonly about:
    | {
        readonly kind: SharedThingKind;
        readonly id: string;
        readonly shopAppid: string;
        readonly title: string;
      }
    | {
        readonly kind: 'settlement';
        readonly agreementVersion: string;
        readonly fromMs: number;
        readonly payerName: string;
      }
    | {
        readonly kind: 'payout';
        readonly payoutNo: string;
        readonly netFen: number;
        readonly byMs: number;
      }
    | {
        readonly kind: 'money';
        readonly amountFen: number;
        /** `order|sku`; null where it is about no single order. */
        readonly orderKey: string | null;
        /** From which day (yyyymmdd) it may be withdrawn, where that is the news. */
        readonly dueDay: string | null;
      }
    | {
        readonly kind: 'brand';
        readonly brandName: string;
        readonly thing: { readonly kind: SharedThingKind; readonly id: string; readonly shopAppid: string } | null;
      };
  readonly atMs: number;
  readonly isRead: boolean;
}

export interface InboxView {
  readonly notices: readonly NoticeView[];
  /** Pass as `beforeMs` for the next page; null when there is none. */
  readonly nextBeforeMs: number | null;
}

export interface MarkNoticesReadRequest {
  readonly action: 'markNoticesRead';
  /** The moment of the newest notice that was shown. */
  readonly input: { readonly throughMs: number };
}

export interface MarkNoticesReadView {
  /** How many were not read before. */
  readonly marked: number;
}

/** What a WeChat notice may be about. */
export type NoticeTemplate = 'order' | 'receipt' | 'free' | 'payout' | 'confirm-soon' | 'refund' | 'plan';

export interface NoticeOffersRequest {
  readonly action: 'noticeOffers';
  readonly input: Record<string, never>;
}

export interface GrantNoticesRequest {
  readonly action: 'grantNotices';
  /** What was agreed to on WeChat's sheet, at most three at a time. */
  readonly input: { readonly templates: readonly NoticeTemplate[] };
}

export interface NoticeOffersView {
  /** Kinds that are set up; empty where nobody is sent anything. */
  readonly offers: readonly {
    readonly template: NoticeTemplate;
    /** For wx.requestSubscribeMessage. */
    readonly templateId: string;
    /** How many messages he still agreed to: one consent is one message. */
    readonly left: number;
  }[];
}

export interface ExportMyDataRequest {
  readonly action: 'exportMyData';
  readonly input: Record<string, never>;
}

export interface ExportMyDataView {
  readonly name: string;
  /** JSON. */
  readonly text: string;
  readonly rowCount: number;
  /** Kinds of rows of which only the newest 500 are given. */
  readonly cut: readonly string[];
}

export interface LeaveProgramRequest {
  readonly action: 'leaveProgram';
  readonly input: Record<string, never>;
}

export interface LeaveProgramView {
  readonly leftAtMs: number;
}

export interface EraseMeRequest {
  readonly action: 'eraseMe';
  readonly input: Record<string, never>;
}

export interface EraseMeView {
  readonly erasedAtMs: number;
}

export type ComplaintTopic = 'fee' | 'money' | 'goods' | 'appeal' | 'privacy' | 'other';

export interface ComplainRequest {
  readonly action: 'complain';
  readonly input: {
    readonly topic: ComplaintTopic;
    /** 5 to 500 characters. */
    readonly text: string;
    /** Digits of an order number. */
    readonly orderId?: string;
    /** 8 to 64 letters, digits, - or _. The same key is the same complaint. */
    readonly requestId: string;
  };
}

export interface ComplaintView {
  readonly id: string;
  readonly topic: ComplaintTopic;
  readonly text: string;
  readonly orderId: string;
  /** `overdue`: nobody answered by the day. */
  readonly state: 'received' | 'answered' | 'overdue';
  readonly askedAtMs: number;
  readonly dueAtMs: number;
  readonly answer: string | null;
  readonly answeredAtMs: number | null;
}

export interface ComplaintsRequest {
  readonly action: 'complaints';
  readonly input: Record<string, never>;
}

export interface ComplaintsView {
  readonly complaints: readonly ComplaintView[];
}
