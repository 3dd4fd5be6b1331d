import type { VirtualClock } from '../clock/virtual-clock';
import type { PayCredentials } from './keys/pay-credentials';
import type { PaySettingsPatch } from './pay-settings';
import type { PayState } from './pay-state';

/** Where callbacks go when a call did not say it, or said an address that is not on this machine. */
export type PayUrls = { pay: string | undefined; gig: string | undefined };

/** What is kept of a pay world: both sides' keys, and what happened. */
export type SavedPay = { readonly credentials: PayCredentials; readonly state: PayState };

export type PayOptions = {
  clock: VirtualClock;
  /** 0 or left out: any free port of 127.0.0.1. */
  port?: number;
  /** Decides every chance; the same seed gives the same misbehaviour. */
  seed?: number;
  /** The merchant's number at WeChat Pay. */
  mchid?: string;
  /** What the operating account holds at first, in fen. */
  operatingFen?: number;
  settings?: PaySettingsPatch;
  notifyUrls?: Partial<PayUrls>;
  /** Told when the platform begins and ends to misbehave; standard error when left out. */
  log?: (line: string) => void;
  /** Keys that were made before; new ones when left out. */
  credentials?: PayCredentials;
  /** What `export()` gave before: goes on from there instead of starting fresh. */
  saved?: SavedPay;
};
