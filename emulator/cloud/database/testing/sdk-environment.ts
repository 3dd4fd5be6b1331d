/**
 * What the unmodified SDKs need in `process.env` to talk to the local gateway and to nothing else: the run environment
 * of a cloud function, so that no metadata service is asked, and dummy credentials.
 */
export function sdkEnvironment(gatewayUrl: string, apiToken = 'no-invocation'): Record<string, string> {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    SCF_NAMESPACE: 'local-env',
    TCB_ENV: 'local-env',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${gatewayUrl}/admin` }),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_TRACELOG,TCB_SOURCE,TCB_SESSIONTOKEN',
    WX_CONTEXT_KEYS: 'WX_CLIENTIP,WX_APPID,WX_OPENID,WX_UNIONID,WX_API_TOKEN',
    WX_API_TOKEN: apiToken,
    SILENCE: 'true',
  };
}
