import type { MaterialsView } from '../../cloudfunctions/promotion/contract';
import { materialsBeside, savedSentence } from '../../miniprogram/packages/promote/material-card/material-card.view';
import { loadingMaterials, materialsView } from '../../miniprogram/packages/promote/materials.view';
import { failure } from '../../miniprogram/services/answer';

const material = (materialId: string) => ({
  ...{ materialId, brandName: '山里人家', title: '文案', text: '广告｜我家常买的苹果。', imageUrls: [] },
});
const answer = (value: MaterialsView) => ({ ok: true, value }) as const;

describe('the page of materials', () => {
  const first = materialsView(loadingMaterials, answer({ materials: [material('m2')], nextBeforeMs: 9 }));

  it('adds the page that follows', () => {
    expect(materialsView(first, answer({ materials: [material('m1')], nextBeforeMs: null }))).toEqual({
      ...{ phase: 'ready', sentence: '', emptyAction: '', nextBeforeMs: null },
      materials: [material('m2'), material('m1')],
    });
  });

  it('says that there are none', () => {
    expect(materialsView(loadingMaterials, answer({ materials: [], nextBeforeMs: null }))).toMatchObject({
      phase: 'empty',
      sentence: '还没有物料。品牌写了会出现在这里。',
    });
  });

  it('keeps what is shown when the next page fails, and can ask for it again', () => {
    expect(materialsView(first, failure('no-connection'))).toMatchObject({
      phase: 'ready',
      materials: [material('m2')],
      nextBeforeMs: 9,
    });
  });

  it.each([
    ['no-connection', 'failed', ''],
    ['not-bound', 'empty', '去加入'],
  ])('%s at first is %s, and the way on is 「%s」', (code, phase, emptyAction) => {
    expect(materialsView(loadingMaterials, failure(code))).toMatchObject({ phase, emptyAction });
  });
});

describe('materials beside a thing', () => {
  it('are not spoken of where they cannot be read', () => {
    expect(materialsBeside(failure('no-answer'))).toEqual({ materials: [], hasMoreMaterials: false });
  });

  it('are the first page, with the way to the rest', () => {
    expect(materialsBeside(answer({ materials: [material('m1')], nextBeforeMs: 3 }))).toEqual({
      materials: [material('m1')],
      hasMoreMaterials: true,
    });
  });
});

it.each([
  [3, 3, '已保存 3 张到相册。'],
  [0, 2, '图片没有保存。您可以点开图片,长按保存。'],
  [1, 3, '保存了 1 张,还有 2 张没有存下。您可以点开图片,长按保存。'],
])('%d pictures saved of %d: %s', (saved, all, sentence) => {
  expect(savedSentence(saved, all)).toBe(sentence);
});
