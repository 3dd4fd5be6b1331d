/**
 * How a call reached the function: the platform's chain of doors, the outermost first.
 * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
export type SourceChain = readonly string[];

/** Who calls, as the platform vouches for it. Nothing of the event has a part in it. */
export interface Caller {
  /** In this mini-program; undefined for a visitor without identity (the single page of 朋友圈). */
  readonly openid: string | undefined;
  readonly unionid: string | undefined;
  /** The mini-program. */
  readonly appid: string | undefined;
}

export interface IdentifiedCaller extends Caller {
  readonly openid: string;
}

/** cloud.getWXContext, which tells about the running call only inside of it. */
export type ContextSource = () => object;

export interface CallOrigin {
  readonly caller: Caller;
  readonly sources: SourceChain;
}

/**
 * Reads caller and source chain from the platform's context.
 *
 * The SDK turns an all-digit value into a number and may have rounded it: such an id is no identity. FROM_OPENID (a
 * call out of a mini-program that borrows this environment) is none either.
 */
export function readOrigin(getContext: ContextSource): CallOrigin {
  const context = getContext();
  return {
    caller: {
      openid: textOf(context, 'OPENID'),
      unionid: textOf(context, 'UNIONID'),
      appid: textOf(context, 'APPID'),
    },
    sources: parseSources(Reflect.get(context, 'SOURCE')),
  };
}

/** Splits a SOURCE such as `wx_client,scf`; anything but text is an empty chain, which no function accepts. */
export function parseSources(source: unknown): SourceChain {
  if (typeof source !== 'string') return [];
  const doors = source.split(',').map((door) => door.trim());
  return doors.some((door) => door === '') ? [] : doors;
}

/** A call out of the mini-program or the developer tools, directly or by functions; or by a function for a person. */
export function isPersonsCall({ caller, sources }: CallOrigin): boolean {
  const [door, ...through] = sources;
  if (!through.every((link) => link === 'scf')) return false;
  if (door === 'wx_client' || door === 'wx_devtools') return true;
  return door === 'scf' && caller.openid !== undefined;
}

/** A run by the timer itself; a person's identity beside it means that something is forged. */
export function isTimerRun({ caller, sources }: CallOrigin): boolean {
  return sources.length === 1 && sources[0] === 'wx_trigger' && caller.openid === undefined;
}

/** A call by a function of ours that a person called in the mini-program: never by the person himself. */
export function isCallOfFunction({ caller, sources }: CallOrigin): boolean {
  const [door, ...through] = sources;
  const isFromApp = door === 'wx_client' || door === 'wx_devtools';
  return isFromApp && through.length > 0 && through.every((link) => link === 'scf') && caller.openid !== undefined;
}

/** A request by HTTP access; it never carries an identity of ours. */
export function isHttpRequest({ caller, sources }: CallOrigin): boolean {
  return sources.length === 1 && sources[0] === 'wx_http' && caller.openid === undefined;
}

function textOf(context: object, field: string): string | undefined {
  const value: unknown = Reflect.get(context, field);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
