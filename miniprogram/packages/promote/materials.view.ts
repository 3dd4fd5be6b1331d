import type { MaterialsView } from '../../../cloudfunctions/promotion/contract';
import type { Answer } from '../../services/answer';
import type { MaterialRow } from './material-card/material-card.view';

export interface MaterialsData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  /** What a visitor can do; empty for everybody else. */
  readonly emptyAction: '去加入' | '';
  readonly materials: readonly MaterialRow[];
  /** Null when nothing follows. */
  readonly nextBeforeMs: number | null;
}

export const loadingMaterials: MaterialsData = {
  phase: 'loading',
  sentence: '',
  emptyAction: '',
  materials: [],
  nextBeforeMs: null,
};

/** Materials page by page; a page that failed leaves standing what is shown, and can be asked for again. */
export function materialsView(shown: MaterialsData, answer: Answer<MaterialsView>): MaterialsData {
  if (!answer.ok) {
    if (shown.materials.length > 0) return { ...shown, sentence: answer.sentence };
    const { code, sentence } = answer;
    return code === 'not-bound'
      ? { ...shown, phase: 'empty', sentence, emptyAction: '去加入' }
      : { ...shown, phase: 'failed', sentence };
  }
  const materials = [...shown.materials, ...answer.value.materials];
  const isEmpty = materials.length === 0;
  return {
    phase: isEmpty ? 'empty' : 'ready',
    sentence: isEmpty ? '还没有物料。品牌写了会出现在这里。' : '',
    emptyAction: '',
    materials,
    nextBeforeMs: answer.value.nextBeforeMs,
  };
}
