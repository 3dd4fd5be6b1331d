import { createPublicKey, createSign, createVerify } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { livePayPlatform } from '../../scripts/doctor/pay-platform';
import { merchantPrivateKey } from './merchant-certificate';
import { payEnvironment, payPlatformKey } from './pay-environment';

/** What an asked platform found about the question. */
interface Asked {
  readonly method: string | undefined;
  readonly path: string;
  readonly serial: string | undefined;
  readonly isSigned: boolean;
}

const merchantKey = createPublicKey(merchantPrivateKey);
let server: Server;
let asked: Asked[];
let answerSignature: (text: string) => string | undefined;

beforeEach(async () => {
  asked = [];
  answerSignature = () => undefined;
  server = createServer((request, response) => {
    asked.push(readQuestion(request));
    const text = JSON.stringify({ code: 'NOT_FOUND', message: '记录不存在' });
    const signature = answerSignature(`1785585600\nnonce\n${text}\n`);
    const headers = { 'wechatpay-timestamp': '1785585600', 'wechatpay-nonce': 'nonce' };
    response.writeHead(404, signature === undefined ? headers : { ...headers, 'wechatpay-signature': signature });
    response.end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise<void>((closed) => server.close(() => closed()));
});

/** Verified as the platform does it: method, path, time, nonce and an empty body, each line ended. */
function readQuestion({ method, url = '', headers }: IncomingMessage): Asked {
  const field = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(headers.authorization ?? '')?.[1] ?? '';
  const message = `${method}\n${url}\n${field('timestamp')}\n${field('nonce_str')}\n\n`;
  const isSigned = createVerify('RSA-SHA256').update(message).verify(merchantKey, field('signature'), 'base64');
  return { method, path: url.replace(/doctor[0-9a-f]{16}$/, 'NUMBER'), serial: field('serial_no'), isSigned };
}

function platform() {
  const PAY_API_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const found = livePayPlatform({ ...payEnvironment, PAY_API_BASE_URL });
  if (!found) throw new Error('the keys are good');
  return found;
}

describe('the pay platform', () => {
  it('is asked about a number that nobody used, signed with the merchant key', async () => {
    const answer = await platform().queryUnknown();

    expect(answer).toEqual({ status: 404, code: 'NOT_FOUND', message: '记录不存在', signature: 'absent' });
    expect(asked).toEqual([
      {
        method: 'GET',
        path: '/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/NUMBER',
        serial: payEnvironment.PAY_CERTIFICATE_SERIAL,
        isSigned: true,
      },
    ]);
  });

  it.each([
    ['the key of its id', payPlatformKey, 'right'],
    ['another key', merchantPrivateKey, 'wrong'],
  ])('an answer signed by %s is told apart', async (_name, key, expected) => {
    answerSignature = (text) => createSign('RSA-SHA256').update(text).sign(key, 'base64');

    expect((await platform().queryUnknown()).signature).toBe(expected);
  });

  it('that does not answer has status 0', async () => {
    const nobody = livePayPlatform({ ...payEnvironment, PAY_API_BASE_URL: 'http://127.0.0.1:9' });

    expect(await nobody?.queryUnknown()).toMatchObject({ status: 0, code: '', signature: 'absent' });
  });

  it('has no question about bound appids', async () => {
    expect(await platform().isBoundTo('wxmini')).toBeUndefined();
  });

  it('is not asked with keys that cannot be read', () => {
    expect(livePayPlatform({ ...payEnvironment, PAY_PRIVATE_KEY: 'x' })).toBeUndefined();
  });
});
