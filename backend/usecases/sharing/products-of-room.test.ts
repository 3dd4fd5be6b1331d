import { fen } from '../../../core/money/fen';
import { Outage } from '../../ports/outage';
import type { ContentProduct } from '../../ports/platform/lives';
import { type PlatformList, platformList } from '../../ports/platform/platform-list';
import type { ShelfItem } from '../../ports/shelf-store';
import { productsOfRoom } from './products-of-room';

const room = { kind: 'live', shopAppid: 'wxshop1', talentAppid: null, linkedAccountId: 'sph1', linkedAccountType: 1 };
const item = (changes: Partial<ShelfItem> = {}) => ({ ...room, ...changes }) as ShelfItem;

function product(name: string, changes: Partial<ContentProduct> = {}): ContentProduct {
  const facts = { priceFen: fen(3990), expectedFeeFen: fen(800), commissionRatioPpm: null };
  return { productId: name, name, imageUrl: `https://pictures.example/${name}.png`, ...facts, ...changes };
}

const listing = (list: PlatformList<ContentProduct>) => ({ listLiveProducts: () => list });
const five = ['a', 'b', 'c', 'd'].map((name) => product(name));
const found = platformList<ContentProduct>('products', async () => ({
  ...{ ok: true, value: { items: [product('bare', { imageUrl: '' }), ...five], nextKey: null } },
}));
const refused = platformList<ContentProduct>('products', async () => ({
  ok: false,
  code: 'PLATFORM_REFUSED',
  errcode: 10071003,
  detail: 'no',
}));
const silent = platformList<ContentProduct>('products', async () => {
  throw new Outage('products', 'no answer', true);
});

describe('the products of a room on its poster', () => {
  it('are the first three with a picture, by picture and price alone', async () => {
    expect(await productsOfRoom(listing(found), item())).toEqual(
      ['a', 'b', 'c'].map((name) => ({ imageUrl: `https://pictures.example/${name}.png`, priceFen: 3990 })),
    );
    expect(await productsOfRoom(listing(found), item({ kind: 'notice', talentAppid: 'wxtalent1' }))).toHaveLength(3);
  });

  it.each([
    ['of a thing that is no broadcast', found, item({ kind: 'video' })],
    ['where nobody knows whose it is', found, item({ linkedAccountId: null })],
    ['where the platform refuses', refused, item()],
    ['where it does not answer', silent, item()],
  ])('are none %s', async (_why, list, of) => {
    expect(await productsOfRoom(listing(list), of)).toEqual([]);
  });
});
