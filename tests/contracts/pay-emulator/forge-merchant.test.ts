import { asn1, cipher, md, pki, util } from 'node-forge';
import { BILLS, type PayUnderTest, payUnderTest, wishBody } from '../../../emulator/pay/pay-under-test';

/** A merchant who signs, verifies and decrypts with node-forge alone, which shares nothing with node:crypto. */

let world: PayUnderTest;

beforeEach(async () => {
  world = await payUnderTest();
});

afterEach(() => world.stop());

function sha256(text: string): md.MessageDigest {
  const digest = md.sha256.create();
  digest.update(text, 'utf8');
  return digest;
}

function isSignedWell(headers: (name: string) => string, body: string): boolean {
  const { publicKeyId, platformKey, platformCertificate } = world.credentials;
  const serial = headers('wechatpay-serial');
  const certificate = pki.certificateFromPem(platformCertificate.certificate);
  const key =
    serial === publicKeyId ? pki.publicKeyFromPem(platformKey.publicKey) : (certificate.publicKey as pki.rsa.PublicKey);
  const message = `${headers('wechatpay-timestamp')}\n${headers('wechatpay-nonce')}\n${body}\n`;
  try {
    return key.verify(sha256(message).digest().bytes(), util.decode64(headers('wechatpay-signature')));
  } catch {
    return false;
  }
}

async function ask(
  method: string,
  target: string,
  body: string,
  nonce: string,
  serial = world.credentials.publicKeyId,
) {
  const { merchant, mchid } = world.credentials;
  const timestamp = Math.floor(world.clock.nowMs() / 1000);
  const message = `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
  const signature = util.encode64(pki.privateKeyFromPem(merchant.privateKey).sign(sha256(message)));
  const certificateSerial = pki.certificateFromPem(merchant.certificate).serialNumber.toUpperCase();
  const response = await fetch(`${world.pay.apiBaseUrl}${target}`, {
    method,
    headers: {
      'wechatpay-serial': serial,
      authorization: `WECHATPAY2-SHA256-RSA2048 nonce_str="${nonce}",mchid="${mchid}",signature="${signature}",timestamp="${timestamp}",serial_no="${certificateSerial}"`,
    },
    ...(body === '' ? {} : { body }),
  });
  const text = await response.text();
  const isGood = isSignedWell((name) => response.headers.get(name) ?? '', text);
  return { status: response.status, json: JSON.parse(text) as Record<string, unknown>, isGood };
}

function sealName(name: string): string {
  const key = pki.publicKeyFromPem(world.credentials.platformKey.publicKey);
  const oaep = { md: md.sha1.create(), mgf1: { md: md.sha1.create() } };
  return util.encode64(key.encrypt(util.encodeUtf8(name), 'RSA-OAEP', oaep));
}

function openName(sealed: unknown): string {
  const key = pki.privateKeyFromPem(world.credentials.merchant.privateKey);
  const oaep = { md: md.sha1.create(), mgf1: { md: md.sha1.create() } };
  return util.decodeUtf8(key.decrypt(util.decode64(String(sealed)), 'RSA-OAEP', oaep));
}

function openResource({ ciphertext = '', nonce = '', associated_data = '' }: Record<string, string>): string | false {
  const bytes = util.decode64(ciphertext);
  const decipher = cipher.createDecipher('AES-GCM', util.createBuffer(world.credentials.apiV3Key));
  decipher.start({
    iv: util.createBuffer(nonce),
    additionalData: associated_data,
    tagLength: 128,
    tag: util.createBuffer(bytes.slice(-16)),
  });
  decipher.update(util.createBuffer(bytes.slice(0, -16)));
  return decipher.finish() && util.decodeUtf8(decipher.output.getBytes());
}

it('requests, encrypted names, answers and callbacks fit those of node-forge', async () => {
  const body = JSON.stringify(wishBody({ user_name: sealName('王秀英'), transfer_remark: '七月佣金' }));
  const created = await ask('POST', BILLS, body, 'a1');
  expect([created.status, created.isGood, created.json.state]).toEqual([200, true, 'WAIT_USER_CONFIRM']);
  const queried = await ask('GET', `${BILLS}/out-bill-no/W202608010001`, '', 'a2');
  expect([queried.status, queried.isGood]).toEqual([200, true]);
  expect(openName(queried.json.user_name)).toBe('王秀英');
  const cancelled = await ask('POST', `${BILLS}/out-bill-no/W202608010001/cancel`, '', 'a3');
  expect([cancelled.status, cancelled.isGood]).toEqual([200, true]);
  await world.pay.settle();
  const [callback] = world.receiver.received;
  const header = (name: string) => String(callback?.headers[name] ?? '');
  expect(isSignedWell(header, callback?.body ?? '')).toBe(true);
  const plain = openResource(JSON.parse(callback?.body ?? '{}').resource);
  expect(JSON.parse(plain || '{}')).toMatchObject({ out_bill_no: 'W202608010001', state: 'CANCELLED' });
});

it('the platform certificate signs too, and is a certificate', async () => {
  const { platformCertificate, merchant } = world.credentials;
  const answer = await ask('POST', BILLS, JSON.stringify(wishBody()), 'a1', platformCertificate.serial);
  expect([answer.status, answer.isGood]).toEqual([200, true]);
  for (const { certificate, serial } of [platformCertificate, merchant]) {
    const read = pki.certificateFromPem(certificate);
    expect(read.serialNumber.toUpperCase()).toBe(serial);
    expect(read.verify(read)).toBe(true);
    expect(asn1.toDer(pki.certificateToAsn1(read)).getBytes().length).toBeGreaterThan(600);
  }
});

it.each(['bad-signature', 'sign-test', 'flipped-bit'])('a callback with %s does not verify', async (fault) => {
  await world.pay.play('fault', { kind: `callback:${fault}` });
  await world.create();
  await world.cancel('W202608010001');
  await world.pay.settle();
  const [callback] = world.receiver.received;
  const header = (name: string) => String(callback?.headers[name] ?? '');
  expect(isSignedWell(header, callback?.body ?? '')).toBe(false);
});

it('a callback whose ciphertext was changed and signed again does not decrypt', async () => {
  await world.pay.play('fault', { kind: 'callback:garbled-cipher' });
  await world.create();
  await world.cancel('W202608010001');
  await world.pay.settle();
  const [callback] = world.receiver.received;
  const header = (name: string) => String(callback?.headers[name] ?? '');
  expect(isSignedWell(header, callback?.body ?? '')).toBe(true);
  expect(openResource(JSON.parse(callback?.body ?? '{}').resource)).toBe(false);
});
