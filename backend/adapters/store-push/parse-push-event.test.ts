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

  const product = { productId: '10000186383677', shopAppid: 'wxshop0001' };

  it.each([
    [
      'head_supplier_item_update',
      '"item_info":{"event_type":2,"appid":"wxshop0001","product_id":10000186383677,"version":"1677488955","update_fields":["service_ratio"]}',
      { kind: 'item-updated', ...product, version: '1677488955', eventType: 2 },
    ],
    [
      'head_supplier_item_update',
      '"item_info":{"product_id":"1"}',
      { kind: 'item-updated', productId: '1', shopAppid: null, version: null, eventType: null },
    ],
    [
      'head_supplier_subscribe_product_baseinfo_update',
      '"item_info":{"appid":"wxshop0001","product_id":"10000186383677","version":21,"status":5,"sku_list":[{"sku_id":42367433222}]}',
      { kind: 'product-baseinfo-updated', ...product, version: '21' },
    ],
    [
      'head_supplier_subscribe_product_planinfo_update',
      '"item_info":{"event_type":2,"appid":"wxshop0001","product_id":"10000186383677","plan_type":3,"plan_id":"2000000002630025","plan_status":1,"version":"5"}',
      {
        kind: 'product-planinfo-updated',
        ...product,
        planId: '2000000002630025',
        planType: 3,
        version: '5',
        eventType: 2,
      },
    ],
    [
      'talent_window_cancel_auth',
      '"item_info":{"talent_info":{"talent_appid":"wxtalent1","nickname":"达人"}}',
      {
        kind: 'talent-window-cancelled',
        talentAppid: 'wxtalent1',
        nickname: '达人',
        createTimeSec: 1662480000,
      },
    ],
    [
      'talent_window_cancel_auth',
      '"talent_info":{"talent_appid":"wxtalent1"}',
      { kind: 'talent-window-cancelled', talentAppid: 'wxtalent1', nickname: '', createTimeSec: 1662480000 },
    ],
    [
      'api_diff',
      '"changelog_url":"https://x.example/log","api_changes":[{"chinese_name":"获取订单","cgi_path":"/order/get","change_content":"新增字段"}],"change_time":"1764300000"',
      {
        kind: 'api-changed',
        changelogUrl: 'https://x.example/log',
        changes: [{ name: '获取订单', path: '/order/get', change: '新增字段' }],
      },
    ],
    [
      'api_diff',
      '"api_diff_list":[{"api_name":"order/get"}]',
      { kind: 'api-changed', changelogUrl: '', changes: [{ name: 'order/get', path: '', change: '' }] },
    ],
  ])('reads %s out of %s', (event, fields, expected) => {
    expect(parsePushEvent(`{${head},"Event":"${event}",${fields}}`)).toMatchObject(expected);
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
    [
      'a product event without product',
      `{${head},"Event":"head_supplier_item_update","item_info":{"appid":"wxshop0001"}}`,
      'head_supplier_item_update',
    ],
    [
      'a talent event without talent',
      `{${head},"Event":"talent_window_cancel_auth","item_info":{}}`,
      'talent_window_cancel_auth',
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
  const product = (event: string, part: string) =>
    parsePushEvent(`{${head},"Event":"${event}","item_info":{"product_id":5,"appid":"wxshop1",${part}}}`);

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
    ['an item', product('head_supplier_item_update', '"version":"9","event_type":1'), 'item|5|9|1'],
    [
      'the base facts of a product',
      product('head_supplier_subscribe_product_baseinfo_update', '"version":"9"'),
      'baseinfo|5|9',
    ],
    [
      'a plan',
      product('head_supplier_subscribe_product_planinfo_update', '"version":"9","plan_id":"7","event_type":4'),
      'planinfo|5|7|9|4',
    ],
    [
      'a talent',
      parsePushEvent(`{${head},"Event":"talent_window_cancel_auth","talent_info":{"talent_appid":"wxt"}}`),
      'window|wxt|1662480000',
    ],
    [
      'what is unreadable',
      parsePushEvent('x'),
      'unknown|2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881',
    ],
  ])('of %s', (_label, event, id) => {
    expect(inboxIdOf(event)).toBe(id);
  });

  it('of a product without version is the hash of its text', () => {
    const [one, again, other] = ['"event_type":1', '"event_type":1', '"event_type":2'].map((part) =>
      inboxIdOf(product('head_supplier_item_update', part)),
    );
    expect(one).toMatch(/^item\|5\|[0-9a-f]{64}\|1$/);
    expect([again === one, other === one]).toEqual([true, false]);
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
