export interface ClaimWords {
  /** What came of a claim, and so what happens next. */
  readonly state: 'booked' | 'explained' | 'searching' | 'not-found' | 'with-person' | 'decided';
  readonly zh: string;
  readonly en: string;
}

/** All answers to a claim besides the sentences of an explanation, whose words stand with attribution. */
export const claimWords = {
  YOURS_BOOKED: {
    state: 'booked',
    zh: '查到了,这单归您,刚刚已经记账。',
    en: 'Found: this order is yours and has just been booked.',
  },
  YOURS_ALREADY: {
    state: 'explained',
    zh: '这单已经在您名下,可以在订单里看到。',
    en: 'This order is yours already; see it among your orders.',
  },
  NOT_PAID: {
    state: 'explained',
    zh: '这单还没有付款。买家付款后再查。',
    en: 'This order is not paid yet; ask again once it is.',
  },
  CLUE: {
    state: 'explained',
    zh: '这是您的线索订单:商家没有为它设佣金,所以没有金额。',
    en: 'This is a clue order of yours: the merchant set no commission for it.',
  },
  REATTRIBUTED_AWAY: {
    state: 'explained',
    zh: '这单经人工核对后改记了推客。有疑问请联系客服。',
    en: 'After a check by a person this order was given to another promoter; contact support in doubt.',
  },
  NOT_THROUGH_LINK: {
    state: 'explained',
    zh: '这单没有归您:微信没有为它记录推客,我们也没有看到买家打开您的链接。',
    en: 'Not yours: WeChat names no promoter for it, and we saw no opening of your link.',
  },
  WRONG_SHOP: {
    state: 'explained',
    zh: '这单没有归您:买家打开过您的链接,但是在另一家小店下的单。',
    en: 'Not yours: the buyer opened your link, but ordered in another shop.',
  },
  SHOP_NOT_HERE: {
    state: 'with-person',
    zh: '查到了,但这家小店还没有登记在这里,已转给工作人员处理。',
    en: 'Found, but its shop is not registered here; a person has been asked to see to it.',
  },
  UNDECIDED: {
    state: 'with-person',
    zh: '我们看到的和微信的记录不一样,已转给工作人员核对。',
    en: "What we saw differs from WeChat's record; a person has been asked to compare.",
  },
  SEARCHING: {
    state: 'searching',
    zh: '暂时没有查到这笔订单和您有关的记录,请核对订单号。3 天内每天会再查一次。',
    en: 'Nothing found yet that ties this order to you; check the number. It is looked for daily for 3 days.',
  },
  NOT_FOUND: {
    state: 'not-found',
    zh: '3 天里都没有查到这笔订单和您有关的记录。',
    en: 'In 3 days nothing was found that ties this order to you.',
  },
  GRANTED: {
    state: 'decided',
    zh: '工作人员已核对,这单会记在您名下。',
    en: 'A person has checked: this order will be kept for you.',
  },
  DECLINED: {
    state: 'decided',
    zh: '工作人员已核对,这单不归您。',
    en: 'A person has checked: this order is not yours.',
  },
} as const satisfies Readonly<Record<string, ClaimWords>>;
