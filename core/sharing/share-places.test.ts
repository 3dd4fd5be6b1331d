import { families, familyOfKind } from '../attribution/touch-kind';
import { shareKinds, touchKindOf } from './share-kind';
import { formsOfKind, placesFor, type ShareForm, shareForms, sharePlaces } from './share-places';

const everything: readonly ShareForm[] = shareForms;

describe('the right form for each place', () => {
  it.each([
    ['product', ['shortLink', 'webLink', 'codeUrl', 'card', 'landingPath']],
    ['coupon', ['shortLink', 'codeUrl', 'card', 'landingPath']],
    ['live', ['codeUrl', 'card', 'landingPath']],
    ['notice', ['codeUrl', 'card', 'landingPath']],
    ['video', ['card', 'landingPath']],
    ['article', ['card', 'landingPath']],
  ] as const)('of a %s is one of its own forms', (kind, forms) => {
    expect(formsOfKind[kind]).toEqual(forms);
  });

  it.each([
    [
      'product',
      {
        chat: ['card', 'shortLink'],
        moments: ['codeUrl', 'card'],
        'official-account': ['shortLink', 'landingPath'],
        channels: ['shortLink', 'landingPath'],
        'mini-program': ['landingPath'],
        wecom: ['card'],
        search: [],
        outside: ['webLink'],
      },
    ],
    [
      'live',
      {
        chat: ['card'],
        moments: ['codeUrl', 'card'],
        'official-account': ['landingPath'],
        channels: ['landingPath'],
        'mini-program': ['landingPath'],
        wecom: ['card'],
        search: [],
        outside: [],
      },
    ],
    [
      'article',
      {
        chat: ['card'],
        moments: ['card'],
        'official-account': ['landingPath'],
        channels: ['landingPath'],
        'mini-program': ['landingPath'],
        wecom: ['card'],
        search: [],
        outside: [],
      },
    ],
  ] as const)('for a %s with every form at hand', (kind, expected) => {
    const advised = placesFor(kind, everything).map(({ place, forms }) => [place, forms]);
    expect(Object.fromEntries(advised)).toEqual(expected);
  });

  it('is never one that the platform did not give, and a place without any says so', () => {
    for (const kind of shareKinds) {
      for (const { forms, place, note } of placesFor(kind, ['card'])) {
        expect(forms.every((form) => form === 'card')).toBe(true);
        const isBare = forms.length === 0 && place !== 'search';
        expect(note === '这类内容没有能在这里用的链接。').toBe(isBare);
      }
    }
  });

  it('names every place once, for every kind', () => {
    for (const kind of shareKinds) {
      expect(placesFor(kind, everything).map(({ place }) => place)).toEqual(sharePlaces);
    }
  });
});

describe('a kind of thing that is shared', () => {
  it('is one kind of touch, so that every kind of touch can come from a share', () => {
    expect(shareKinds.map((kind) => touchKindOf[kind])).toEqual([
      'PRODUCT_CARD',
      'LIVE',
      'LIVE_NOTICE',
      'SHORT_VIDEO',
      'ARTICLE',
      'COUPON',
    ]);
  });

  it('locks for long only as a product', () => {
    const products = shareKinds.filter((kind) => familyOfKind[touchKindOf[kind]] === families[1]);
    expect(products).toEqual(['product']);
  });
});
