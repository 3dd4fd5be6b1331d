import { pushSignature, sealPush } from './push-crypto';

const SECRETS = {
  token: 'AAAAA',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  appid: 'wx0123456789abcdef',
};
const MESSAGE =
  '{"ToUserName":"gh_0123456789ab","FromUserName":"oSystemOpenid","CreateTime":1700000000,"MsgType":"event",' +
  '"Event":"promoter_bind_result","bind_status":1,"sharer_appid":"wx1111111111111111",' +
  '"sharer_openid":"oAgencyScoped","sharer_unionid":"uUnion"}';
const ENCRYPT =
  'Q3stYC6hdFzMh9T8HCvyDPSAgfd1IDunJvEM5N65XRcedsTkh3T0WGWxZLJqoKp0dm9O5HKEWUSQxipY+rzynztXYX4An5lg6tUmn4T4n2Iqj+' +
  'mdMx6WM0xHaiJPuueFXj3vUp7XG4sL6tUEypnhaAgQWMnlv4Pr67+ESqigR4Y6O0sREtqRULYdW3QZjoL/SMV23Igv0eGmV0laqfcWgfgsc2R7' +
  'OnzciLaFQhXZ7mPXY9kp2D4nNy7uvcZqcV7RbNDRpNpuUywuaaP6AFBB+eTU5+8sCwyyXtWUy3gXSLpwmFnXtPzdSJfJ25ktorspfyOxMaoUqw' +
  'UGtK3s5RDpw7wXLxdY144xel7I1awJKIqrCPEYfE1dBh2p2A3QoL4N';

describe('the signature of a push', () => {
  it.each([
    ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
  ])('of timestamp %s and nonce %s equals the published value', (timestamp, nonce, expected) => {
    expect(pushSignature('AAAAA', timestamp, nonce)).toBe(expected);
  });

  it('covers the cipher text when that is one of the parts', () => {
    expect(pushSignature('AAAAA', '1700000000', '123456789', ENCRYPT)).toBe('cf618aaa690eec0f10869b5c75429553cdb9a636');
    expect(pushSignature('AAAAA', '1700000000', '123456789')).toBe('b62b9402aa01b5a67121aae81f0c63d09841c356');
  });
});

describe('a sealed push', () => {
  it('is byte for byte the known cipher text', () => {
    expect(Buffer.byteLength(MESSAGE)).toBe(246);
    expect(sealPush(MESSAGE, SECRETS, Buffer.from('0123456789abcdef'))).toBe(ENCRYPT);
  });

  it('refuses a key of the wrong length', () => {
    const short = { ...SECRETS, encodingAesKey: 'abc' };
    expect(() => sealPush('{}', short, Buffer.alloc(16))).toThrow('encodingAesKey must be 43 characters');
  });
});
