import { platformList } from '../../ports/platform/platform-list';
import type { CooperativeItem } from '../../ports/platform/products';
import { refusal } from '../sharing/platform-under-test';
import { intakeUnderTest, termsUnderTest } from './intake-under-test';
import { refusedPlans } from './refused-plans';

const byMerchant = { talentRateSetBy: 'merchant' } as const;
const ofOthers = Array.from({ length: 90 }, (_unused, index) =>
  termsUnderTest({ ...byMerchant, productId: `f${index}`, shopAppid: 'wxforeign' }),
);

function open() {
  const program = intakeUnderTest();
  const { platform } = program.ports;
  const idsWith = async (changes: Partial<typeof platform> = {}) =>
    (await refusedPlans({ ...platform, ...changes }, 'wxshop1', 1000))?.map(({ productId }) => productId) ?? null;
  /** Answers about one item with this code. */
  const refusing = (productId: string, errcode: number): Partial<typeof platform> => ({
    itemTerms: async (link) => (link === `item/${productId}` ? refusal(errcode) : platform.itemTerms(link)),
  });
  return { ...program, idsWith, refusing };
}

describe('plans of a shop that cannot be shared', () => {
  it('are found behind the plans of many other shops', async () => {
    const { partners, idsWith } = open();
    partners.terms = [...ofOthers, termsUnderTest({ ...byMerchant, productId: 'p1' })];
    expect(await idsWith()).toEqual(['p1']);
  });

  it('are none where everything was told', async () => {
    const { partners, idsWith } = open();
    partners.terms = [...ofOthers, termsUnderTest()];
    expect(await idsWith()).toEqual([]);
  });

  it.each([
    ['unknown where one item was refused', -1, null],
    ['none where that item is gone', 10024004, []],
  ])('are %s', async (_label, errcode, found) => {
    const { partners, idsWith, refusing } = open();
    partners.terms = [termsUnderTest({ productId: 'p1' }), termsUnderTest({ productId: 'p2' })];
    expect(await idsWith(refusing('p2', errcode))).toEqual(found);
  });

  it('are told as far as they are known where another item was refused', async () => {
    const { partners, idsWith, refusing } = open();
    partners.terms = [termsUnderTest({ ...byMerchant, productId: 'p1' }), termsUnderTest({ productId: 'p2' })];
    expect(await idsWith(refusing('p2', -1))).toEqual(['p1']);
  });

  it('are unknown where one of both lists was refused', async () => {
    const { ports, idsWith } = open();
    const list = platformList<CooperativeItem>('items', async () => refusal(-1));
    const half: typeof ports.platform.listCooperativeItems = (setBy) =>
      setBy === 'agency' ? list : ports.platform.listCooperativeItems(setBy);
    expect(await idsWith({ listCooperativeItems: half })).toBeNull();
  });

  it('are unknown while the platform does not answer', async () => {
    const { state, idsWith } = open();
    state.isDown = true;
    expect(await idsWith()).toBeNull();
  });
});
