import type { OpenStoreView, ServingClerkView } from '../../../cloudfunctions/landing/store-contract';
import type { Answer } from '../../services/answer';
import { cardOf, type LandData, loadingLand } from './land.view';

/** What a store's or a clerk's code shows: what there is to buy, and who serves, which may be left open. */
export function storeView(answer: Answer<OpenStoreView>, code: string): LandData {
  if (!answer.ok) {
    const isGone = answer.code === 'link-not-found';
    const sentence = isGone ? '这张码已经失效:店关了,或换了新的码。请问一下店员。' : answer.sentence;
    return { ...loadingLand, phase: isGone ? 'gone' : 'failed', sentence };
  }
  const { storeName, brandName, clerks, chosen, things, disclosure } = answer.value;
  return {
    ...loadingLand,
    phase: 'ready',
    title: storeName,
    from: brandName,
    disclosure,
    cards: things.map(({ thing, attribution }) => {
      const card = cardOf(thing, attribution);
      // WeChat's card reads its link once, so another person's link needs another card.
      return { ...card, key: `${card.key}|${chosen?.clerkId ?? ''}` };
    }),
    remark: chosen ? `由 ${nameOf(chosen)} 为您服务。` : things.length === 0 ? '店里现在没有可以在线买的东西。' : '',
    resharePath: `/packages/land/land?scene=${encodeURIComponent(`s=${code}`)}`,
    clerks: clerks.map((clerk) => ({ clerkId: clerk.clerkId, name: nameOf(clerk) })),
  };
}

function nameOf({ number, name }: ServingClerkView): string {
  return `${number} 号店员 ${name}`.trim();
}
