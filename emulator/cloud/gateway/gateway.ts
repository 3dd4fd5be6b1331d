import type { CallStats } from './call-stats';

/** The JSON body of POST /admin: the action's parameters beside the SDK's own fields. */
export type AdminBody = Readonly<Record<string, unknown>>;

/** The running invocation that a call comes from. */
export interface CallOrigin {
  readonly invocationId: string;
  readonly functionName: string;
}

/** Everything about a call of POST /admin besides its body. */
export interface CallContext {
  readonly action: string;
  /** The invocation behind the call's wxCloudApiToken; undefined for a call from outside a function. */
  readonly invocationId: string | undefined;
  readonly functionName: string | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Returns the payload, or throws a ServiceError to say no. */
export type ActionHandler = (body: AdminBody, context: CallContext) => unknown | Promise<unknown>;

export interface RouteRequest {
  readonly method: string;
  /** The whole path of the URL, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface RouteResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
}

export type RouteHandler = (request: RouteRequest) => RouteResponse | Promise<RouteResponse>;

export interface GatewayOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Largest body of any request; POST /admin has a smaller limit of its own. */
  readonly maxBodyBytes?: number;
}

/** The local cloud's one door: POST /admin in the platform's wire protocol, and plain HTTP routes beside it. */
export interface Gateway {
  /** e.g. http://127.0.0.1:41234, without a path. */
  readonly url: string;
  readonly port: number;
  readonly stats: CallStats;
  /** Tells which invocation a call's wxCloudApiToken was minted for. Replace it to plug in the functions' runtime. */
  resolveToken: (token: string) => CallOrigin | undefined;
  /** Answers the SDK's forms, which openapi calls are; an answer of undefined refuses. */
  answerForms(answer: (raw: Buffer, contentType: string) => Buffer | undefined): void;
  /** Answers one action; a second handler of the same name is an error. */
  action(name: string, handler: ActionHandler): void;
  /** Answers every action that has no handler of its own. */
  fallbackAction(handler: ActionHandler): void;
  /** Answers all paths that begin with `prefix`; the longest prefix wins. */
  route(prefix: string, handler: RouteHandler): void;
  /** Ends the server and its open connections. */
  close(): Promise<void>;
}
