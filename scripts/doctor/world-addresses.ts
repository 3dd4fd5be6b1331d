/** What `npm start -- --json` prints. */
export interface WorldAddresses {
  readonly cloudUrl: string;
  readonly adminUrl: string;
  readonly pushUrl: string;
  readonly storeApiUrl: string;
  readonly storePageUrl: string;
  readonly payPageUrl: string;
  readonly credentials: {
    readonly agencyAppid: string;
    readonly agencySecret: string;
    readonly pushToken: string;
    readonly pushAesKey: string;
    readonly miniProgramAppid: string;
    /** The deployment's variables of the pay side. */
    readonly pay: Readonly<Record<string, string>>;
  };
}

const urls = ['cloudUrl', 'adminUrl', 'pushUrl', 'storeApiUrl', 'storePageUrl', 'payPageUrl'];
const secrets = ['agencyAppid', 'agencySecret', 'pushToken', 'pushAesKey', 'miniProgramAppid'];
const thisMachine = /^http:\/\/127\.0\.0\.1:\d+(\/|$)/;

/** Undefined when the text is something else, or leads away from this machine. */
export function readWorldAddresses(text: string): WorldAddresses | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const fields = Object(value) as Record<string, unknown>;
  const credentials = Object(fields.credentials) as Record<string, unknown>;
  const isWhole = urls.every((name) => typeof fields[name] === 'string' && thisMachine.test(String(fields[name])));
  const hasPay = typeof credentials.pay === 'object' && credentials.pay !== null;
  return isWhole && hasPay && secrets.every((name) => typeof credentials[name] === 'string')
    ? (value as WorldAddresses)
    : undefined;
}
