import { existsSync, readFileSync } from 'node:fs';
import { parseArgs, parseEnv } from 'node:util';
import { readWorldAddresses } from '../doctor/world-addresses';

export const usage = `npm run owner -- --reissue | --recover  [--env FILE | --world URL-JSON]

  --reissue      a new owner code, until somebody has claimed the deployment; the code from before stops working
  --recover      a code for when the owner can no longer be reached: it works after 24 hours, in which everybody with
                 a role reads of it, and it is kept in the audit
  --env FILE     CLOUD_ENV, CLOUD_SECRET_ID and CLOUD_SECRET_KEY of the deployment (else those of this shell)
  --world JSON   the local world that runs: the line that "npm start -- --json" printed

Exit status: 0 a code was made, 1 it was refused, 2 bad arguments.`;

/** The command line cannot be followed; the message says why. */
export class BadOwnerArguments extends Error {
  override readonly name = 'BadOwnerArguments';
}

export interface OwnerArguments {
  readonly wish: 'reissue' | 'recover';
  readonly place: {
    readonly env: string;
    readonly secretId: string;
    readonly secretKey: string;
    readonly url?: string;
  };
  /** Of the local world. */
  readonly adminUrl: string | undefined;
}

/** Errors: BadOwnerArguments. */
export function readOwnerArguments(
  args: readonly string[],
  shell: Readonly<Record<string, string | undefined>>,
): OwnerArguments {
  const { reissue, recover, env, world } = parse(args);
  if (reissue === recover) throw new BadOwnerArguments('say either --reissue or --recover');
  const wish = recover ? 'recover' : 'reissue';
  if (world !== undefined) {
    const addresses = readWorldAddresses(world);
    if (!addresses) throw new BadOwnerArguments('--world takes the JSON line that "npm start -- --json" printed');
    const local = { env: 'local-env', secretId: 'local', secretKey: 'local', url: addresses.cloudUrl };
    return { wish, place: local, adminUrl: addresses.adminUrl };
  }
  if (env !== undefined && !existsSync(env)) throw new BadOwnerArguments(`there is no file ${env}`);
  const variables = env === undefined ? shell : parseEnv(readFileSync(env, 'utf8'));
  const { CLOUD_ENV = '', CLOUD_SECRET_ID = '', CLOUD_SECRET_KEY = '' } = variables;
  if (CLOUD_ENV === '' || CLOUD_SECRET_ID === '' || CLOUD_SECRET_KEY === '') {
    throw new BadOwnerArguments('CLOUD_ENV, CLOUD_SECRET_ID and CLOUD_SECRET_KEY are needed');
  }
  const place = { env: CLOUD_ENV, secretId: CLOUD_SECRET_ID, secretKey: CLOUD_SECRET_KEY };
  return { wish, place, adminUrl: undefined };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { reissue: flag, recover: flag, env: text, world: text } }).values;
  } catch (error) {
    throw new BadOwnerArguments(error instanceof Error ? error.message : String(error));
  }
}
