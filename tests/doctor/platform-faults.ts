import { pushSignature } from '../../scripts/doctor/seal-push';
import { CallbackStub } from './callback-stub';
import type { Plant } from './examined-world';
import type { Fault, OpenStubs } from './fault';

export const environmentFaults: readonly Fault[] = [
  ['a secret that is not set', { overlay: { AGENCY_SECRET: '' } }, 'environment', 'AGENCY_SECRET is missing'],
  ['an AES key cut short', { overlay: { PUSH_AES_KEY: 'abc' } }, 'environment', 'PUSH_AES_KEY is malformed'],
  [
    'a salt name that no key can carry',
    { overlay: { BUYER_KEY_ID: 'k-1' } },
    'environment',
    'BUYER_KEY_ID is malformed',
  ],
  [
    'a variable that only one function reads',
    { files: (project) => project.changeConfig('earnings', { environment: ['NEW_THING'] }) },
    'environment',
    'NEW_THING is missing, which the function earnings reads',
  ],
  [
    'an environment over 4 KB',
    {
      files: (project) => project.changeConfig('earnings', { environment: ['LARGE'] }),
      overlay: { LARGE: 'x'.repeat(4096) },
    },
    'environment-size',
    'function earnings holds 4101 bytes',
  ],
];

export const platformFaults: readonly Fault[] = [
  ['an appid nobody knows', { overlay: { AGENCY_APPID: 'wxstranger' } }, 'token', '(40013)'],
  ['a wrong secret', { overlay: { AGENCY_SECRET: 'another-secret' } }, 'token', 'AGENCY_SECRET is wrong (40125)'],
  [
    'a platform that is not there',
    { overlay: { STORE_API_BASE_URL: 'http://127.0.0.1:9' } },
    'token',
    'the platform does not answer',
  ],
  ['an address that is not let in', refusing('stable_token', 40164), 'ip-list', 'not on the IP allow-list (40164)'],
  [
    'a clock 90 s ahead',
    { deployment: { machineNowMs: () => Date.now() + 90_000 } },
    'clock',
    's ahead of the platform',
  ],
  [
    'promoters that are not opened',
    refusing('get_bind_sharer_list', 10071049),
    'promoter-feature',
    'switched off (10071049)',
  ],
  [
    'a mini-program of another agency',
    { overlay: { DOCTOR_OPENID: 'oStranger-wang-ayi' } },
    'mini-program',
    'not bound to this agency (10071056)',
  ],
  [
    'no product under promotion',
    {
      async world({ running }) {
        for (const { product_id } of running.store.world.products) {
          await running.store.play.product({ product_id, plan: null });
        }
      },
    },
    'plans',
    'no product is under promotion',
  ],
  [
    'plans whose talent commission the merchant sets',
    {
      async world({ running }) {
        for (const { product_id, plan } of running.store.world.products) {
          if (!plan) continue;
          await running.store.play.product({ product_id, plan: { commission_type: 0 } });
          await running.store.play.cooperate({ product_id });
        }
      },
    },
    'plans',
    'only merchant-set plans',
  ],
  [
    'lock windows that are refused',
    refusing('getlocktime', 48001),
    'lock-windows',
    'lock windows of shop wxshop_shanliren cannot be read (48001',
  ],
  [
    'lock windows that nobody answers for',
    { world: ({ running }) => running.store.play.apiFault({ path: 'getlocktime', http_status: 502, count: 1 }) },
    'lock-windows',
    'does not answer /channels/ec/league/headsupplier/lockcustomertime/getlocktime (status 502',
  ],
  [
    'products that are refused',
    refusing('get_promote_product_detail', 10024009),
    'plans',
    'the products under promotion are refused (10024009',
  ],
  [
    'a cooperation that has ended',
    {
      world({ running }) {
        for (const each of running.store.world.shops) each.status = 5;
      },
    },
    'shops',
    'the cooperation has ended',
  ],
];

function refusing(path: string, errcode: number): Plant {
  return { world: ({ running }) => running.store.play.apiFault({ path, errcode, count: 1 }) };
}

export const callbackFaults: readonly Fault[] = [
  [
    'a callback on a lent domain',
    { overlay: { PUSH_URL: 'https://demo-1.ap-shanghai.app.tcloudbase.com/store-events' } },
    'callback-address',
    'a default domain of the cloud',
  ],
  [
    'a callback without https',
    { overlay: { PUSH_URL: 'http://shop.example.com/store-events' } },
    'callback-address',
    'must be https',
  ],
  ['no callback at all', { overlay: { PUSH_URL: '' } }, 'callback-address', 'PUSH_URL is missing'],
  [
    'a callback where nobody listens',
    { overlay: { PUSH_URL: 'http://127.0.0.1:9/' } },
    'callback-answer',
    'does not answer',
  ],
  ['another token', { overlay: { PUSH_TOKEN: 'anothertoken' } }, 'callback-answer', 'does not accept this PUSH_TOKEN'],
  [
    'a callback that echoes to anybody',
    (stubs) => answering(stubs, ({ query }) => ({ status: 200, text: query.get('echostr') ?? '' })),
    'callback-answer',
    'accepts a forged signature',
  ],
  [
    'another AES key',
    { overlay: { PUSH_AES_KEY: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg' } },
    'push',
    'PUSH_AES_KEY differs from the deployed one',
  ],
  ['a callback that keeps nothing', (stubs) => answering(stubs, careless), 'push', 'acknowledged and not in the inbox'],
  [
    'a callback that takes plain events',
    (stubs) => answering(stubs, careless),
    'push',
    'an event in plain mode is accepted',
  ],
];

async function answering(stubs: OpenStubs, answer: Parameters<typeof CallbackStub.start>[0]): Promise<Plant> {
  const stub = await CallbackStub.start(answer);
  stubs.push(stub);
  return { overlay: { PUSH_URL: stub.url } };
}

/** Answers the platform's question as it should, and says `success` to whatever is posted. */
function careless({ query, isPost }: { readonly query: URLSearchParams; readonly isPost: boolean }) {
  const field = (name: string) => query.get(name) ?? '';
  const isSigned = field('signature') === pushSignature(['localpushtoken', field('timestamp'), field('nonce')]);
  if (isPost) return { status: 200, text: 'success' };
  return isSigned ? { status: 200, text: field('echostr') } : { status: 401, text: '' };
}
