import type { ProgramEditor } from '../../ports/program-editor';
import type { PromoterStore } from '../../ports/promoter-store';

const mostReviews = 50;

export interface ReviewLine {
  readonly promoter: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  /** The group that he asks for, and the one in which he is. */
  readonly groupId: string;
  readonly presentGroupId: string;
  readonly askedAtMs: number;
}

/** People who wait to be let into a group of a brand. */
export async function listReviews(
  ports: { readonly editor: Pick<ProgramEditor, 'listOpenReviews'>; readonly promoters: PromoterStore },
  brandId: string,
): Promise<{ readonly reviews: readonly ReviewLine[] }> {
  const waiting = await ports.editor.listOpenReviews(brandId, mostReviews);
  const lines = waiting.map(async ({ promoter, groupId: presentGroupId, review }) => {
    if (!review) return [];
    const person = await ports.promoters.findPromoter(promoter);
    const face = { nickname: person?.nickname ?? '', avatarUrl: person?.avatarUrl ?? '' };
    return [{ promoter, ...face, groupId: review.groupId, presentGroupId, askedAtMs: review.askedAtMs }];
  });
  return { reviews: (await Promise.all(lines)).flat() };
}
