/** What the published pages leave to the merchant's console, or to a guess. All of it can be changed while playing. */
export type PaySettings = {
  /** Appids bound to the merchant number; empty: any. */
  appids: string[];
  /** What the payee reads as the payer. */
  payerName: string;
  /** Scenes that the merchant has opened. */
  scenes: string[];
  minFen: number;
  maxFen: number;
  /** All transfers of one Beijing day. */
  dayFen: number;
  userDayFen: number;
  userDayCount: number;
  nameRequiredFromFen: number;
  nameAllowedFromFen: number;
  redPacketMaxFen: number;
  /** Addresses that may call; empty = off, as in the console. */
  ipAllowList: string[];
  /** Which keys the platform has for this merchant; `both` is the time of a switch. */
  keys: 'public-key' | 'certificate' | 'both';
  /** How many callbacks of the time of a switch are still signed by the certificate, between 0 and 1. */
  callbackCertificateShare: number;
  /** Too little in the operating account: the create call is refused, or its bill gets stuck in PROCESSING. */
  shortBalance: 'refuse' | 'stuck';
  /** How long a bill stays in a state that passes by itself; 0 = it is already over when the call is answered. */
  acceptedSeconds: number;
  processingSeconds: number;
  transferSeconds: number;
  cancelSeconds: number;
  expiryHours: number;
  /** The package no longer opens, but the bill still says WAIT_USER_CONFIRM. */
  closeLagMinutes: number;
  /** TRANSFERING of a transfer that succeeds late. */
  lateSuccessMinutes: number;
  receiptSeconds: number;
  /** The endpoints of 免确认收款授权; off: 403 NO_AUTH. */
  authorisation: boolean;
  createPerSecond: number;
  queryPerSecond: number;
  cancelPerSecond: number;
  authorisePerSecond: number;
  callbackDelaySeconds: number;
  callbackDeadlineMs: number;
  callbackParallel: number;
  gig: GigSettings;
};

export type GigSettings = {
  /** Off: every call answers that the contract does not exist. */
  on: boolean;
  minFen: number;
  maxFen: number;
  /** What the platform takes per order, in ppm of the amount. */
  feePpm: number;
  /** How long an order is under way before it is paid; 0 = at once. */
  payMinutes: number;
  /** Whether the platform keeps the payee's tax back (ordinary rule, per order) or leaves it to the dealer. */
  taxed: boolean;
};

export type PaySettingsPatch = Partial<Omit<PaySettings, 'gig'>> & { gig?: Partial<GigSettings> };

const GIG_DEFAULTS: GigSettings = {
  on: false,
  minFen: 1,
  maxFen: 10_000_000,
  feePpm: 60_000,
  payMinutes: 0,
  taxed: true,
};

const DEFAULTS: Omit<PaySettings, 'gig'> = {
  appids: [],
  payerName: '山里人家带货机构',
  scenes: ['1005'],
  minFen: 10,
  maxFen: 20_000,
  dayFen: 5_000_000,
  userDayFen: 200_000,
  userDayCount: 100,
  nameRequiredFromFen: 200_000,
  nameAllowedFromFen: 30,
  redPacketMaxFen: 20_000,
  ipAllowList: [],
  keys: 'both',
  callbackCertificateShare: 0,
  shortBalance: 'refuse',
  acceptedSeconds: 0,
  processingSeconds: 0,
  transferSeconds: 0,
  cancelSeconds: 0,
  expiryHours: 24,
  closeLagMinutes: 10,
  lateSuccessMinutes: 120,
  receiptSeconds: 60,
  authorisation: false,
  createPerSecond: 100,
  queryPerSecond: 100,
  cancelPerSecond: 20,
  authorisePerSecond: 50,
  callbackDelaySeconds: 0,
  callbackDeadlineMs: 5000,
  callbackParallel: 1,
};

/** The defaults with a patch on top. */
export function paySettings(patch: PaySettingsPatch = {}): PaySettings {
  return { ...DEFAULTS, ...patch, gig: { ...GIG_DEFAULTS, ...patch.gig } };
}
