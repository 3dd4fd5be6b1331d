import { ServiceError } from '../gateway/service-error';
import { type CloudUnderTest, startCloud } from './testing/cloud-under-test';
import { failureOf } from './testing/sdk-shapes';

let cloud: CloudUnderTest;

beforeAll(async () => {
  cloud = await startCloud({
    collections: [
      { name: 'users', indexes: [{ name: 'phone_1', unique: true, keys: [{ name: 'phone', direction: 1 }] }] },
    ],
  });
});
afterAll(() => cloud.close());
beforeEach(() => cloud.database.reset());
afterEach(() => {
  cloud.database.beforeAction = undefined;
});

const NOT_EXIST =
  '[ResourceNotFound] Db or Table not exist. Please check your request, but if the problem persists, contact us.';
const DUPLICATE =
  '[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ' +
  'tnt-local.users index: phone_1 dup key: { : "138" }}]}, {<nil>}]. ' +
  'Please check your request, but if the problem persists, contact us.';

describe('what node-sdk throws', () => {
  it('names a collection that does not exist in every call', async () => {
    const missing = cloud.node.collection('nowhere');
    const calls = [
      missing.get(),
      missing.count(),
      missing.add({ a: 1 }),
      missing.doc('a').get(),
      missing.doc('a').update({ a: 1 }),
      missing.doc('a').set({ a: 1 }),
      missing.doc('a').remove(),
      missing.aggregate().group({ _id: null }).end(),
    ];

    for (const failure of await Promise.all(calls.map(failureOf))) {
      expect(failure).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST', message: NOT_EXIST });
    }
  });

  it('gives the text that code in the wild matches on for a duplicate key', async () => {
    await cloud.node.collection('users').add({ _id: 'a', phone: '138' });

    const failure = await failureOf(cloud.node.collection('users').add({ _id: 'b', phone: '138' }));

    expect(failure).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: DUPLICATE });
  });

  it('names the _id index for a duplicate _id', async () => {
    await cloud.node.collection('users').add({ _id: 'a', phone: '138' });

    const { message } = await failureOf(cloud.node.collection('users').add({ _id: 'a', phone: '139' }));

    expect(message).toContain('E11000 duplicate key error collection: tnt-local.users index: _id_ dup key: { : "a" }');
  });

  it('says what the local cloud does not play', async () => {
    const { command, Geo } = cloud.node;
    const near = { place: command.geoNear({ geometry: new Geo.Point(120, 31) }) };

    const failure = await failureOf(cloud.node.collection('users').where(near).get());

    expect(failure.code).toBe('NOT_EMULATED');
    expect(failure.message).toContain('The geo operator $nearSphere is not emulated yet');
  });
});

describe('what wx-server-sdk throws', () => {
  it.each([
    ['SYS_ERR', -501001],
    ['SERVER_TIMEOUT', -501002],
    ['EXCEED_REQUEST_LIMIT', -501003],
    ['EXCEED_CONCURRENT_REQUEST_LIMIT', -501004],
    ['INVALIID_ENV', -501005],
    ['INVALID_COMMON_PARAM', -501006],
    ['INVALID_PARAM', -501007],
    ['INVALID_REQUEST_SOURCE', -501008],
    ['RESOURCE_NOT_INITIAL', -501009],
    ['DATABASE_REQUEST_FAILED', -502001],
    ['DATABASE_INVALID_OPERRATOR', -502002],
    ['DATABASE_PERMISSION_DENIED', -502003],
    ['DATABASE_COLLECTION_EXCEED_LIMIT', -502004],
    ['DATABASE_COLLECTION_NOT_EXIST', -502005],
    ['DATABASE_TRANSACTION_CONFLICT', -501001],
  ])('turns %s into %i and drops the code', async (code, errCode) => {
    cloud.database.beforeAction = () => {
      throw new ServiceError(code, 'why');
    };

    const failure = await failureOf(cloud.wx.collection('users').add({ data: { phone: '1' } }));

    expect(Object.keys(failure).sort()).toEqual(['errCode', 'errMsg']);
    expect(failure.errCode).toBe(errCode);
    expect(failure.errMsg).toMatch(/^collection\.add:fail -50\d{4} .*why$/);
  });

  it('carries the duplicate text in errMsg', async () => {
    await cloud.wx.collection('users').add({ data: { _id: 'a', phone: '138' } });

    const failure = await failureOf(cloud.wx.collection('users').add({ data: { _id: 'b', phone: '138' } }));

    expect(failure).toEqual(
      expect.objectContaining({
        errCode: -502001,
        errMsg: `collection.add:fail -502001 database request fail. ${DUPLICATE}`,
      }),
    );
  });

  it('lets the service error of an aggregate and of createCollection through, with its code', async () => {
    const aggregate = await failureOf(cloud.wx.collection('nowhere').aggregate().group({ _id: null }).end());
    const create = await failureOf(cloud.wx.createCollection('users'));

    expect(aggregate).toMatchObject({ errCode: -1, code: 'DATABASE_COLLECTION_NOT_EXIST' });
    expect(aggregate.errMsg).toBe(`collection.aggregate:fail ${NOT_EXIST}`);
    expect(create).toMatchObject({ errCode: -1, code: 'DATABASE_COLLECTION_ALREADY_EXIST' });
  });
});
