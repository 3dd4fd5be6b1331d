import { existsSync, readFileSync } from 'node:fs';
import { parseArgs, parseEnv } from 'node:util';
import type { Environment } from './environment';
import { readWorldAddresses, type WorldAddresses } from './world-addresses';

export const usage = `npm run doctor -- [--local [--world URL-JSON] | --env FILE] [--json] [--strict]

  --local        examine the local world: starts one with the demo brand
  --world JSON   … or takes the one that runs: the line that "npm start -- --json" printed
  --env FILE     variables of the deployment, NAME=value in lines (else those of this shell);
                 with --local they lie over those of the local world
  --json         print one JSON object
  --strict       exit status 1 also when something could not be checked or is not set up

Variables that only the doctor reads:
  PUSH_URL                                  the callback address that stands in the agency console
  CLOUD_ENV CLOUD_SECRET_ID CLOUD_SECRET_KEY   opens the database
  OTHER_CLOUD_ENVS                          environments of the same account that could poll too, with commas
  DOCTOR_OPENID                             somebody in the mini-program, when nobody has joined yet
  STORE_EGRESS_IP PAY_EGRESS_IP             by which address the functions of either side leave
  PAY_MCHID PAY_CERTIFICATE_SERIAL PAY_PRIVATE_KEY PAY_CERTIFICATE PAY_PUBLIC_KEY_ID PAY_PUBLIC_KEY
  PAY_API_V3_KEY                            the pay side, all or none (the certificate may be left out)
  PAY_API_BASE_URL                          the pay platform, when it is not the live one

Exit status: 0 nothing is wrong, 1 something is wrong, 2 bad arguments.`;

export interface DoctorArguments {
  readonly isLocal: boolean;
  readonly world: WorldAddresses | undefined;
  readonly environment: Environment;
  readonly isJson: boolean;
  readonly isStrict: boolean;
}

/** The command line cannot be followed; the message says why and how it goes. */
export class BadArguments extends Error {
  override readonly name = 'BadArguments';
}

/** Errors: BadArguments. */
export function readDoctorArguments(args: readonly string[], shell: Environment): DoctorArguments {
  const { local, world, env, json, strict } = parse(args);
  if (world !== undefined && !local) throw new BadArguments('--world goes with --local');
  if (env === undefined && !local && !shell.AGENCY_APPID) {
    throw new BadArguments('say --local, or give the variables of the deployment with --env FILE');
  }
  const given = env === undefined ? {} : readVariables(env);
  return {
    isLocal: local,
    world: world === undefined ? undefined : worldIn(world),
    environment: local || env !== undefined ? given : shell,
    isJson: json,
    isStrict: strict,
  };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { local: flag, world: text, env: text, json: flag, strict: flag },
    }).values;
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error));
  }
}

function worldIn(text: string): WorldAddresses {
  const world = readWorldAddresses(text);
  if (!world) throw new BadArguments('--world takes the JSON line that "npm start -- --json" printed');
  return world;
}

function readVariables(path: string): Environment {
  if (!existsSync(path)) throw new BadArguments(`there is no file ${path}`);
  return parseEnv(readFileSync(path, 'utf8'));
}
