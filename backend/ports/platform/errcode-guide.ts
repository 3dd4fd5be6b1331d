/**
 * retry: the same call again in a moment · refresh: another token · wait: not before a known time · alarm: a person must
 * mend something · reject: this very request is refused.
 */
export type ErrcodeAction = 'retry' | 'refresh' | 'wait' | 'alarm' | 'reject';

/** A sentence for developers, and the same for people in WeChat. */
export interface BothLanguages {
  readonly en: string;
  readonly zh: string;
}

export interface ErrcodeAdvice {
  readonly errcode: number;
  readonly action: ErrcodeAction;
  readonly cause: BothLanguages;
  readonly nextStep: BothLanguages;
}

/** What an errcode of the platform means. https://developers.weixin.qq.com/doc/store/shop/dev_before/commErrCode.html */
export interface PlatformErrcodeGuide {
  /** An unknown code is advised as a refusal. */
  adviceFor(errcode: number): ErrcodeAdvice;
}
