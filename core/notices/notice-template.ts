/** What a WeChat notice may be about; each has a template of its own. */
export const noticeTemplates = ['order', 'receipt', 'free', 'payout', 'confirm-soon', 'refund', 'plan'] as const;

export type NoticeTemplate = (typeof noticeTemplates)[number];
