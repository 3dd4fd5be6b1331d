import type { PhoneHasher } from '../../ports/phone-hasher';
import { environmentBuyerKeyMaker } from './buyer-key-maker';

/** Hashes with the salt under which buyers are known, apart from them by the word before the number. */
export function environmentPhoneHasher(environment: Readonly<Record<string, string | undefined>>): PhoneHasher {
  let keys: ReturnType<typeof environmentBuyerKeyMaker> | undefined;
  return {
    hashOf(phone) {
      keys ??= environmentBuyerKeyMaker(environment);
      return keys.keyOf({ openid: `phone:${phone}` });
    },
  };
}
