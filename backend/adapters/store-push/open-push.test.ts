import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { openPush, pushCredentials } from './open-push';
import { openCipher } from './push-cipher';
import { verifyUrl } from './push-signature';

const credential = { token: 'AAAAA', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' };
const agencyAppid = 'wx0123456789abcdef';
const trust = { credentials: [credential], agencyAppid };
const message =
  '{"ToUserName":"gh_0123456789ab","FromUserName":"oSystemOpenid","CreateTime":1700000000,"MsgType":"event",' +
  '"Event":"promoter_bind_result","bind_status":1,"sharer_appid":"wx1111111111111111",' +
  '"sharer_openid":"oAgencyScoped","sharer_unionid":"uUnion"}';
const encrypt =
  'Q3stYC6hdFzMh9T8HCvyDPSAgfd1IDunJvEM5N65XRcedsTkh3T0WGWxZLJqoKp0dm9O5HKEWUSQxipY+rzynztXYX4An5lg6tUmn4T4n2Iqj+mdMx' +
  '6WM0xHaiJPuueFXj3vUp7XG4sL6tUEypnhaAgQWMnlv4Pr67+ESqigR4Y6O0sREtqRULYdW3QZjoL/SMV23Igv0eGmV0laqfcWgfgsc2R7OnzciLaF' +
  'QhXZ7mPXY9kp2D4nNy7uvcZqcV7RbNDRpNpuUywuaaP6AFBB+eTU5+8sCwyyXtWUy3gXSLpwmFnXtPzdSJfJ25ktorspfyOxMaoUqwUGtK3s5RDpw7' +
  'wXLxdY144xel7I1awJKIqrCPEYfE1dBh2p2A3QoL4N';
const query = {
  signature: 'b62b9402aa01b5a67121aae81f0c63d09841c356',
  timestamp: '1700000000',
  nonce: '123456789',
  encrypt_type: 'aes',
  msg_signature: 'cf618aaa690eec0f10869b5c75429553cdb9a636',
};
const rawBody = Buffer.from(JSON.stringify({ ToUserName: 'gh_0123456789ab', Encrypt: encrypt }));

function sha1(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** A body with a right signature over whatever stands in Encrypt. */
function signed(sealed: string, token = credential.token) {
  const signature = sha1(token, query.timestamp, query.nonce, sealed);
  return { query: { ...query, msg_signature: signature }, rawBody: Buffer.from(JSON.stringify({ Encrypt: sealed })) };
}

/** Seals bytes as they are: the caller pads. */
function seal(plain: Buffer, encodingAesKey = credential.encodingAesKey): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

function layOut(text: Buffer, appid: string, statedLength = text.length): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(statedLength);
  const plain = Buffer.concat([Buffer.alloc(16, 7), length, text, Buffer.from(appid)]);
  const pad = 32 - (plain.length % 32);
  return Buffer.concat([plain, Buffer.alloc(pad, pad)]);
}

describe('the check of the address', () => {
  it.each([
    ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ])('answers the published example %s %s', (timestamp, nonce, signature) => {
    const asked = { signature, timestamp, nonce, echostr: '4375120948345356249' };
    expect(verifyUrl(asked, ['AAAAA'])).toEqual({ ok: true, value: '4375120948345356249' });
    expect(verifyUrl(asked, ['new', 'AAAAA'])).toMatchObject({ ok: true });
    expect(verifyUrl(asked, ['BBBBB'])).toEqual({ ok: false, code: 'bad-signature' });
  });

  const good = { signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696', timestamp: '1714036504', nonce: '1514711492' };
  it.each([
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['half a signature', { signature: 'f464b24fc39322e44b38' }],
    ['a signature of odd length', { signature: 'f464b24fc39322e44b38aa78f5edd27bd144169' }],
    ['a longer signature', { signature: `${good.signature}00` }],
    ['no hex', { signature: 'z464b24fc39322e44b38aa78f5edd27bd1441696' }],
    ['letters of several bytes', { signature: '中'.repeat(40) }],
    ['no timestamp', { timestamp: undefined }],
    ['no nonce', { nonce: '' }],
    ['no echo', { echostr: undefined }],
  ])('refuses %s', (_label, part) => {
    expect(verifyUrl({ ...good, echostr: 'x', ...part }, ['AAAAA'])).toMatchObject({
      ok: false,
      code: 'bad-signature',
    });
  });

  it('trusts nobody when no token or an empty one is set', () => {
    const signature = sha1('', '1', '2');
    expect(verifyUrl({ signature, timestamp: '1', nonce: '2', echostr: 'x' }, [''])).toMatchObject({ ok: false });
    expect(verifyUrl({ signature, timestamp: '1', nonce: '2', echostr: 'x' }, [])).toMatchObject({ ok: false });
  });
});

describe('a push in secure mode', () => {
  it('is opened: the fixed example', () => {
    expect(openPush({ query, rawBody }, trust)).toEqual({ ok: true, value: message });
  });

  it('is opened with texts of several bytes', () => {
    const sealed = seal(layOut(Buffer.from('{"a":"推客"}'), agencyAppid));
    expect(openPush(signed(sealed), trust)).toEqual({ ok: true, value: '{"a":"推客"}' });
  });

  it.each([
    ['both new', 'newToken', '0'.repeat(43)],
    ['the new token and the old key', 'newToken', credential.encodingAesKey],
    ['the old token and the new key', credential.token, '0'.repeat(43)],
    ['both old', credential.token, credential.encodingAesKey],
  ])('is accepted with %s while they are being changed', (_label, token, encodingAesKey) => {
    const credentials = pushCredentials({
      token: 'newToken',
      encodingAesKey: '0'.repeat(43),
      previousToken: credential.token,
      previousEncodingAesKey: credential.encodingAesKey,
    });
    const sealed = seal(layOut(Buffer.from('{}'), agencyAppid), encodingAesKey);
    expect(openPush(signed(sealed, token), { credentials, agencyAppid })).toEqual({ ok: true, value: '{}' });
  });

  it.each([
    ['the signature of plain mode', { msg_signature: query.signature }],
    ['no signature', { msg_signature: undefined }],
    ['another nonce', { nonce: '123456780' }],
    ['no timestamp', { timestamp: undefined }],
    ['capitals', { msg_signature: query.msg_signature.toUpperCase() }],
  ])('is refused with %s', (_label, part) => {
    expect(openPush({ query: { ...query, ...part }, rawBody }, trust)).toMatchObject({ code: 'bad-signature' });
  });

  it.each([
    ['plain mode', JSON.stringify({ Event: 'promoter_bind_result' })],
    ['XML', '<xml><Encrypt>AAAA</Encrypt></xml>'],
    ['an empty body', ''],
    ['Encrypt that is no text', '{"Encrypt":{"$ne":null}}'],
    ['Encrypt that is no Base64', '{"Encrypt":"a b"}'],
  ])('has a bad envelope: %s', (_label, body) => {
    expect(openPush({ query, rawBody: Buffer.from(body) }, trust)).toMatchObject({ code: 'bad-envelope' });
  });

  it('is not looked at when it is too large', () => {
    expect(openPush({ query, rawBody: Buffer.alloc(65_537, '{') }, trust)).toMatchObject({ code: 'too-large' });
  });

  it('is refused when it is for another account', () => {
    const sealed = seal(layOut(Buffer.from('{}'), 'wxother'));
    expect(openPush(signed(sealed), trust)).toEqual({ ok: false, code: 'wrong-appid' });
    expect(openPush({ query, rawBody }, { ...trust, agencyAppid: '' })).toEqual({ ok: false, code: 'wrong-appid' });
  });

  it.each([
    ['half a block', 'AAAA'],
    ['16 bytes', seal(Buffer.alloc(16, 1))],
    ['padding 0', seal(Buffer.alloc(64, 0))],
    ['padding 33', seal(Buffer.alloc(64, 33))],
    ['uneven padding', seal(Buffer.concat([Buffer.alloc(61, 1), Buffer.from([9, 3, 3])]))],
    ['nothing but padding', seal(Buffer.alloc(32, 32))],
    ['a length beyond the end', seal(layOut(Buffer.from('{}'), agencyAppid, 4_000_000_000))],
    ['bytes that are no text', seal(layOut(Buffer.from([0xff, 0xfe]), agencyAppid))],
    ['another key', seal(layOut(Buffer.from('{}'), agencyAppid), 'B'.repeat(43))],
  ])('is refused with %s, even rightly signed', (_label, sealed) => {
    expect(openPush(signed(sealed), trust)).toMatchObject({ ok: false, code: 'bad-cipher' });
  });

  it('is refused when our key is no key', () => {
    const credentials = [{ ...credential, encodingAesKey: 'short' }];
    expect(openPush({ query, rawBody }, { ...trust, credentials })).toMatchObject({ code: 'bad-cipher' });
  });

  it('never throws and never opens when it is cut anywhere', () => {
    for (let length = 0; length < rawBody.length; length += 1) {
      expect(openPush({ query, rawBody: rawBody.subarray(0, length) }, trust).ok).toBe(false);
    }
    const bytes = Buffer.from(encrypt, 'base64');
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = bytes.subarray(0, length).toString('base64');
      expect(openPush(signed(cut), trust).ok).toBe(false);
    }
  });

  it('never throws on random bytes', () => {
    const noise = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(noise, (bytes) => {
        expect(openPush({ query, rawBody: bytes }, trust).ok).toBe(false);
        expect(openPush(signed(bytes.toString('base64')), trust).ok).toBe(false);
        openCipher(
          seal(Buffer.concat([bytes, Buffer.alloc((32 - (bytes.length % 32)) % 32)])),
          credential.encodingAesKey,
        );
      }),
    );
  });

  it('opens every message that was sealed for us, exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const sealed = seal(layOut(Buffer.from(text), agencyAppid));
        expect(openPush(signed(sealed), trust)).toEqual({ ok: true, value: text });
      }),
    );
  });
});
