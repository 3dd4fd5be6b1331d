import type { PayCredentials } from './keys/pay-credentials';

/** A deployment's variables of the pay side: what a merchant copies from WeChat Pay's console, and where things are. */
export function payVariables(
  credentials: PayCredentials,
  addresses: { apiBaseUrl: string; notifyUrl: string },
): Record<string, string> {
  const { merchant, platformCertificate } = credentials;
  return {
    PAY_API_BASE_URL: addresses.apiBaseUrl,
    PAY_NOTIFY_URL: addresses.notifyUrl,
    PAY_MCHID: credentials.mchid,
    PAY_CERTIFICATE_SERIAL: merchant.serial,
    PAY_CERTIFICATE: merchant.certificate,
    PAY_PRIVATE_KEY: merchant.privateKey,
    PAY_PUBLIC_KEY_ID: credentials.publicKeyId,
    PAY_PUBLIC_KEY: credentials.platformKey.publicKey,
    PAY_PLATFORM_CERTIFICATES: JSON.stringify({ [platformCertificate.serial]: platformCertificate.certificate }),
    PAY_API_V3_KEY: credentials.apiV3Key,
    PAYEE_DATA_KEY: credentials.payeeDataKey,
  };
}

/** The same of the gig platform. */
export function gigVariables(
  { gig }: PayCredentials,
  addresses: { apiBaseUrl: string; notifyUrl: string },
): Record<string, string> {
  return {
    GIG_API_BASE_URL: addresses.apiBaseUrl,
    GIG_NOTIFY_URL: addresses.notifyUrl,
    GIG_DEALER_ID: gig.dealerId,
    GIG_BROKER_ID: gig.brokerId,
    GIG_APP_KEY: gig.appKey,
    GIG_DES3_KEY: gig.des3Key,
    GIG_PRIVATE_KEY: gig.dealer.privateKey,
    GIG_PUBLIC_KEY: gig.platform.publicKey,
  };
}
