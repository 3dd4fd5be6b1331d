/**
 * How an article ties its orders to a promoter. The platform gives a link for it and does not say how a mini-program
 * attaches it. 'not-proven': we claim nothing; 'by-link': the agency saw that the link is enough.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/article/api_gettalentbizarticlelist
 */
export type ArticleAttribution = 'not-proven' | 'by-link';

export const usualArticleAttribution: ArticleAttribution = 'not-proven';

/** What a promoter is told about articles where nothing is proven. */
export const articleNotProvenSentence = '图文带来的订单是否记在您名下,微信没有说明。以微信的订单为准,我们不作承诺。';
