import { generateKeyPairSync } from 'node:crypto';
import type { PayAnswer, PayPlatform } from '../../scripts/doctor/pay-platform';
import { merchantCertificate, merchantPrivateKey, merchantSerial } from './merchant-certificate';

const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The platform signs its answers with it. */
export const payPlatformKey = platform.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The variables of a merchant whose keys fit together. */
export const payEnvironment = {
  PAY_MCHID: '1900000109',
  PAY_CERTIFICATE_SERIAL: merchantSerial,
  PAY_PRIVATE_KEY: merchantPrivateKey,
  PAY_CERTIFICATE: merchantCertificate,
  PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_0119000001092026',
  PAY_PUBLIC_KEY: platform.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  PAY_API_V3_KEY: '0123456789abcdef0123456789ABCDEF',
};

/** What WeChat Pay says to a good question about a number that nobody used. */
export const payNotFound: PayAnswer = { status: 404, code: 'NOT_FOUND', message: '记录不存在', signature: 'absent' };

/** A pay platform that says one thing. */
export function sayingPay(answer: Partial<PayAnswer> = {}, isBound: boolean | undefined = true): PayPlatform {
  return { queryUnknown: async () => ({ ...payNotFound, ...answer }), isBoundTo: async () => isBound };
}
