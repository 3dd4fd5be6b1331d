import type { PayContext } from '../pay-context';
import { paramError } from './pay-refusal';

export type SigningKey = { serial: string; privateKey: string };

/** The platform's keys for this merchant: one, or both while he changes from the certificate to the public key. */
export function platformKeys({ credentials, settings }: PayContext): SigningKey[] {
  const { publicKeyId, platformKey, platformCertificate } = credentials;
  const keys = [
    { serial: publicKeyId, privateKey: platformKey.privateKey, scheme: 'public-key' },
    { serial: platformCertificate.serial, privateKey: platformCertificate.privateKey, scheme: 'certificate' },
  ];
  return keys.filter(({ scheme }) => settings.keys === 'both' || settings.keys === scheme);
}

/** The key that `Wechatpay-Serial` asks for; without the header the first there is. */
export function keyAskedFor(context: PayContext, serial: string | undefined): SigningKey {
  const keys = platformKeys(context);
  const found = serial === undefined ? keys[0] : keys.find((key) => key.serial === serial);
  if (!found) throw paramError('Wechatpay-Serial', 'names no key of the platform', serial, 'header');
  return found;
}
