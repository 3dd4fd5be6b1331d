import type { MaterialsView } from '../../../../cloudfunctions/promotion/contract';
import type { Answer } from '../../../services/answer';

export type MaterialRow = MaterialsView['materials'][number];

/** Materials beside something else: nothing at all where there are none, or nobody knows. */
export function materialsBeside(answer: Answer<MaterialsView>): {
  readonly materials: readonly MaterialRow[];
  readonly hasMoreMaterials: boolean;
} {
  if (!answer.ok) return { materials: [], hasMoreMaterials: false };
  return { materials: answer.value.materials, hasMoreMaterials: answer.value.nextBeforeMs !== null };
}

/** What became of saving pictures. */
export function savedSentence(saved: number, all: number): string {
  if (saved === all) return `已保存 ${all} 张到相册。`;
  const before = saved === 0 ? '图片没有保存' : `保存了 ${saved} 张,还有 ${all - saved} 张没有存下`;
  return `${before}。您可以点开图片,长按保存。`;
}
