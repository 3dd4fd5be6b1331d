import type { Fault } from './fault';
import { sayingPay } from './pay-environment';

export const payFaults: readonly Fault[] = [
  ['a pay key that is not set', { overlay: { PAY_PRIVATE_KEY: '' } }, 'pay-keys', 'PAY_PRIVATE_KEY is missing'],
  [
    'the number of another certificate',
    { overlay: { PAY_CERTIFICATE_SERIAL: 'F'.repeat(40) } },
    'pay-keys',
    'PAY_CERTIFICATE_SERIAL is not the number of the certificate',
  ],
  [
    'a signature that is refused',
    { deployment: { pay: sayingPay({ status: 401, code: 'SIGN_ERROR' }) } },
    'pay-query',
    'SIGN_ERROR',
  ],
  [
    'a transfer product that is not opened',
    { deployment: { pay: sayingPay({ status: 403, code: 'NO_AUTH' }) } },
    'pay-query',
    'NO_AUTH',
  ],
  [
    'a public key that is not the one of its id',
    { deployment: { pay: sayingPay({ signature: 'wrong' }) } },
    'pay-query',
    'do not belong together',
  ],
  [
    'an address that pay does not let in',
    {
      deployment: {
        pay: sayingPay({ status: 400, code: 'INVALID_REQUEST', message: '此IP地址不允许调用该接口(203.0.113.7)' }),
      },
    },
    'pay-ip-list',
    'the platform saw 203.0.113.7',
  ],
  [
    'a merchant number bound to another mini-program',
    { deployment: { pay: sayingPay({}, false) } },
    'pay-appid',
    'not bound to the mini-program wxmini_shanliren',
  ],
  [
    'two ways out',
    { overlay: { PAY_EGRESS_IP: '198.51.100.9' } },
    'egress',
    'leaves by 203.0.113.7 and the pay side by 198.51.100.9',
  ],
];
