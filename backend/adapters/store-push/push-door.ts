import type { Outcome } from '../../../core/outcome';
import { ok } from '../../../core/outcome';
import type { InboxEvent } from '../../ports/inbox';
import { inboxEventOf } from './inbox-event';
import { openPush, type PushRejection, pushCredentials } from './open-push';
import { parsePushEvent } from './parse-push-event';
import { type PushQuery, verifyUrl } from './push-signature';

export interface PushDoorSecrets {
  readonly AGENCY_APPID: string;
  readonly PUSH_TOKEN: string;
  readonly PUSH_AES_KEY: string;
  readonly PUSH_TOKEN_PREVIOUS: string | undefined;
  readonly PUSH_AES_KEY_PREVIOUS: string | undefined;
}

/** The agency's side of the platform's message push: what gets through is signed, decrypted, and read. */
export interface PushDoor {
  /** Answers the console's question whether this address is ours with the echo. */
  echo(query: PushQuery): Outcome<string, 'bad-signature'>;
  /** A push in the form in which it is kept. */
  open(
    push: { readonly query: PushQuery; readonly rawBody: Buffer },
    nowMs: number,
  ): Outcome<InboxEvent, PushRejection>;
}

/** The door with its current and previous token and key; it works from the environment alone, without a database. */
export function pushDoor(secrets: PushDoorSecrets): PushDoor {
  const credentials = pushCredentials({
    token: secrets.PUSH_TOKEN,
    encodingAesKey: secrets.PUSH_AES_KEY,
    previousToken: secrets.PUSH_TOKEN_PREVIOUS,
    previousEncodingAesKey: secrets.PUSH_AES_KEY_PREVIOUS,
  });
  return {
    echo: (query) =>
      verifyUrl(
        query,
        credentials.map(({ token }) => token),
      ),
    open(push, nowMs) {
      const opened = openPush(push, { credentials, agencyAppid: secrets.AGENCY_APPID });
      return opened.ok ? ok(inboxEventOf(parsePushEvent(opened.value), opened.value, nowMs)) : opened;
    },
  };
}
