/** What may become of a message to the agency. */
export const PUSH_MISDEEDS = ['duplicate', 'reorder', 'delay', 'drop', 'forge', 'garble'] as const;
/** What may become of a call: four errcodes, and five answers that no page describes. */
export const API_MISDEEDS = ['-1', '45009', '45011', '40164', 'slow', 'cut', 'html', 'empty', 'missing-field'] as const;

export type PushMisdeed = (typeof PUSH_MISDEEDS)[number];
export type ApiMisdeed = (typeof API_MISDEEDS)[number];
export type Misdeed = PushMisdeed | ApiMisdeed;

export function isPushMisdeed(kind: string): kind is PushMisdeed {
  return PUSH_MISDEEDS.some((one) => one === kind);
}

export function isApiMisdeed(kind: string): kind is ApiMisdeed {
  return API_MISDEEDS.some((one) => one === kind);
}
