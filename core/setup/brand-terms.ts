/** The terms under which a merchant is a brand in another's agency, in the order in which they are read. */
export const brandTerms = {
  version: '2026-11',
  paragraphs: [
    '品牌用自己的名称、颜色和分组,推客看到的是您的品牌。',
    '佣金由机构付给推客,机构按约定收服务费,账目双方都能看,不能改。',
    '您不拿机构的密钥,机构也不要您的密钥。任何人向您要密钥,都不要给。',
    '推客免费加入,只有一级。违反推客规则的设置保存不了。',
    '您随时可以退出:品牌马上停止推广,已经赚到的佣金照常结算,账目和规则可以带走。',
    '带不走的:推客和机构的绑定、已经锁定的买家、机构和小店的合作。',
  ],
} as const;
