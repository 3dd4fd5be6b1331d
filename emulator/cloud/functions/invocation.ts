import type { FunctionFailure } from './function-failure';

/** Who calls, as the platform vouches for it. */
export interface CallerIdentity {
  readonly openid: string;
  readonly unionid?: string;
}

/** Everything about a call besides its event. */
export interface Invocation {
  /** The platform's name of the door, e.g. wx_client; `wx_client,scf` for a call from a function. */
  readonly source: string;
  readonly identity?: CallerIdentity;
  readonly appid?: string;
  readonly clientIp?: string;
  /** A timer run: TRIGGER_SRC is set and the token is the trigger's. */
  readonly byTimer?: boolean;
  /** The caller is a running function that waits for this call. */
  readonly nested?: boolean;
}

export type InvocationOutcome =
  | { readonly ok: true; readonly requestId: string; readonly resultJson: string }
  | { readonly ok: false; readonly requestId: string; readonly failure: FunctionFailure };

/** The environment that all instances of a deployment share. */
export interface DeploymentSettings {
  readonly envId: string;
  readonly appid: string;
  /** The gateway's address, e.g. http://127.0.0.1:1234. */
  readonly gatewayUrl: string;
}

/** Accepted instead of real credentials; the local gateway does not check signatures. */
export const LOCAL_CREDENTIAL = 'local';

const REGION = 'ap-shanghai';
const TCB_KEYS = ['TCB_ENV', 'TCB_SEQID', 'TCB_TRACELOG', 'TCB_SOURCE', 'TCB_SESSIONTOKEN'];
const WX_KEYS = ['WX_CLIENTIP', 'WX_APPID', 'WX_OPENID', 'WX_UNIONID', 'WX_API_TOKEN', 'WX_TRIGGER_API_TOKEN_V0'];

/**
 * What an instance finds in process.env from its start on. TCB_CONTEXT_CNFG alone turns the unmodified SDK to the local
 * gateway; TENCENTCLOUD_RUNENV keeps it from asking the metadata service.
 */
export function instanceEnvironment(
  functionName: string,
  settings: DeploymentSettings,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...own,
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: REGION,
    TENCENTCLOUD_SECRETID: LOCAL_CREDENTIAL,
    TENCENTCLOUD_SECRETKEY: LOCAL_CREDENTIAL,
    TENCENTCLOUD_SESSIONTOKEN: LOCAL_CREDENTIAL,
    SCF_NAMESPACE: settings.envId,
    SCF_FUNCTIONNAME: functionName,
    TCB_ENV: settings.envId,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${settings.gatewayUrl}/admin` }),
    TCB_CONTEXT_KEYS: TCB_KEYS.join(','),
    WX_CONTEXT_KEYS: WX_KEYS.join(','),
    SILENCE: 'true',
  };
}

/** What process.env holds in addition while main() handles one event. */
export function invocationEnvironment(
  invocation: Invocation,
  settings: DeploymentSettings,
  requestId: string,
  token: string,
): Record<string, string> {
  const environment: Record<string, string> = {
    TCB_SOURCE: invocation.source,
    TCB_SEQID: requestId,
    WX_APPID: invocation.appid ?? settings.appid,
    WX_CLIENTIP: invocation.clientIp ?? '127.0.0.1',
    WX_API_TOKEN: token,
  };
  if (invocation.identity) environment.WX_OPENID = invocation.identity.openid;
  if (invocation.identity?.unionid) environment.WX_UNIONID = invocation.identity.unionid;
  if (invocation.byTimer) {
    environment.TRIGGER_SRC = 'timer';
    environment.WX_TRIGGER_API_TOKEN_V0 = token;
  }
  return environment;
}
