import fc from 'fast-check';
import { inboxEventOf, inboxIdOf } from './inbox-event';
import { parsePushEvent } from './parse-push-event';

const head = '"ToUserName":"gh_a1","FromUserName":"oSYS","CreateTime":1662480000,"MsgType":"event"';

function orderPush(order: string, rest = head): string {
  return `{${rest},"Event":"head_supplier_commission_order_update","order_info":${order}}`;
}

const published = orderPush(
  '{"order_id":"3727324701692140032","sku_id":"670813472","commission_order_status":20,"order_status":20,"version":"1677488955"}',
);
const orderUpdated = {
  kind: 'order-updated',
  orderId: '3727324701692140032',
  skuId: '670813472',
  commissionStatus: 20,
  orderStatus: 20,
  version: '1677488955',
  createTimeSec: 1662480000,
};

describe('reading a push', () => {
  it('reads the published order event', () => {
    expect(parsePushEvent(published)).toEqual(orderUpdated);
  });

  it('keeps ids above 2^53 that come as bare numbers, and takes numbers in quotes', () => {
    const push = orderPush(
      '{"order_id":3705115058471208928,"sku_id":670813472,"commission_order_status":"100","order_status":"100","version":4}',
    );
    expect(parsePushEvent(push)).toEqual({
      ...orderUpdated,
      orderId: '3705115058471208928',
      commissionStatus: 100,
      orderStatus: 100,
      version: '4',
    });
  });

  it('takes a time in milliseconds, a status it has never seen and a missing version', () => {
    const push = orderPush(
      '{"order_id":"1","sku_id":"2","commission_order_status":777,"order_status":13,"more":{}}',
      '"CreateTime":1662480000123',
    );
    expect(parsePushEvent(push)).toEqual({
      ...orderUpdated,
      orderId: '1',
      skuId: '2',
      commissionStatus: 777,
      orderStatus: 13,
      version: null,
    });
  });

  it('reads the published binding event', () => {
    const push = `{${head},"Event":"promoter_bind_result","bind_status":2,"sharer_appid":"wxsharer0001","sharer_openid":"oX","sharer_unionid":"uX"}`;
    expect(parsePushEvent(push)).toEqual({
      kind: 'promoter-bind-result',
      promoter: 'wxsharer0001',
      bindStatus: 'unbound',
      agencyOpenid: 'oX',
      agencyUnionid: 'uX',
      createTimeSec: 1662480000,
    });
  });

  it.each([
    [
      'head_supplier_item_update',
      '"item_info":{"event_type":2,"appid":"wxshop0001","product_id":10000186383677,"version":"1677488955"}',
      '10000186383677||1677488955|2',
    ],
    [
      'head_supplier_subscribe_product_planinfo_update',
      '"item_info":{"event_type":2,"product_id":"10000155286989","plan_id":"2000000002630025","version":"5"}',
      '10000155286989|2000000002630025|5|2',
    ],
    ['head_supplier_subscribe_product_baseinfo_update', '"item_info":{"product_id":"1","version":"21"}', '1||21|'],
    ['talent_window_cancel_auth', '"talent_info":{"talent_appid":"wxtalent1"}', null],
    ['api_diff', '"change_time":"1764300000"', null],
  ])('keeps %s as another event', (event, fields, item) => {
    const push = `{${head},"Event":"${event}",${fields}}`;
    expect(parsePushEvent(push)).toMatchObject({ kind: 'other', event, item });
  });

  it.each([
    ['an event of other accounts', `{${head},"Event":"cooperation_shop_order"}`, 'cooperation_shop_order'],
    ['no event', `{${head}}`, null],
    ['no JSON', '<xml/>', null],
    [
      'an order without id',
      orderPush('{"sku_id":"1","commission_order_status":20,"order_status":20}'),
      expect.any(String),
    ],
    ['an order id that is an object', orderPush('{"order_id":{"$ne":1},"sku_id":"1"}'), expect.any(String)],
    [
      'an order id 0',
      orderPush('{"order_id":0,"sku_id":"1","commission_order_status":1,"order_status":1}'),
      expect.any(String),
    ],
    [
      'an order id with a bar',
      orderPush('{"order_id":"1|2","sku_id":"1","commission_order_status":1,"order_status":1}'),
      expect.any(String),
    ],
    [
      'a binding of unknown status',
      `{${head},"Event":"promoter_bind_result","bind_status":3,"sharer_appid":"wx1"}`,
      'promoter_bind_result',
    ],
  ])('does not know %s', (_label, push, event) => {
    expect(parsePushEvent(push)).toMatchObject({
      kind: 'unknown',
      event,
      messageHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (push) => expect(parsePushEvent(push).kind).toBe('unknown')),
    );
    for (let length = 0; length < published.length; length += 1) {
      expect(parsePushEvent(published.slice(0, length)).kind).toBe('unknown');
    }
  });
});

describe('the id under which a push is kept', () => {
  const order = (part: string) => parsePushEvent(orderPush(`{"order_id":"1","sku_id":"2",${part}}`));

  it.each([
    ['an order', order('"commission_order_status":20,"order_status":30,"version":"7"'), 'order|1|2|7|20|30'],
    [
      'an order without version',
      order('"commission_order_status":20,"order_status":30'),
      'order|1|2|at1662480000|20|30',
    ],
    [
      'a binding',
      parsePushEvent(`{${head},"Event":"promoter_bind_result","bind_status":1,"sharer_appid":"wxa"}`),
      'bind|wxa|bound|1662480000',
    ],
    [
      'an item',
      parsePushEvent(
        `{${head},"Event":"head_supplier_item_update","item_info":{"product_id":5,"version":"9","event_type":1}}`,
      ),
      'head_supplier_item_update|5||9|1',
    ],
    [
      'what is unreadable',
      parsePushEvent('x'),
      'unknown|2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
    ],
  ])('of %s', (_label, event, id) => {
    expect(inboxIdOf(event)).toBe(id);
  });

  it('tells two changes of one order in one second apart, and knows a repeat again', () => {
    const first = order('"commission_order_status":20,"order_status":100,"version":"7"');
    const second = order('"commission_order_status":100,"order_status":100,"version":"7"');
    expect(inboxIdOf(first)).not.toBe(inboxIdOf(second));
    expect(inboxIdOf(parsePushEvent(published))).toBe(inboxIdOf(parsePushEvent(published)));
  });
});

describe('a push as it is kept', () => {
  it.each([
    [100, 1662480000_000],
    [30, null],
    [200, null],
  ])('with order status %i states the receipt at %p', (status, receiptSeenAtMs) => {
    const body = orderPush(
      `{"order_id":"1","sku_id":"2","commission_order_status":20,"order_status":${status},"version":"3"}`,
    );
    expect(inboxEventOf(parsePushEvent(body), body, 5)).toEqual({
      id: `order|1|2|3|20|${status}`,
      kind: 'order-updated',
      receivedAtMs: 5,
      orderKey: '1|2',
      receiptSeenAtMs,
      body,
    });
  });
});
