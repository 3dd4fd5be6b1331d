import { Outage } from '../../ports/outage';
import type { PageCodes } from '../../ports/page-codes';

/** Codes as WeChat and the storage of the tests know them; a test changes it as it goes. */
export interface CodesState {
  /** Scenes of the codes that were made, by the id of their file. */
  readonly files: Map<string, string>;
  isRefused: boolean;
  isDown: boolean;
}

export function newCodesState(): CodesState {
  return { files: new Map(), isRefused: false, isDown: false };
}

export function codesUnderTest(state: CodesState): PageCodes {
  const answer = () => {
    if (state.isDown) throw new Outage('wxacode.getUnlimited', 'no answer', true);
  };
  return {
    async make({ page, scene, path }) {
      answer();
      if (state.isRefused) return undefined;
      state.files.set(`cloud://test/${path}`, `${page}?${scene}`);
      return `cloud://test/${path}`;
    },
    async urlOf(fileId) {
      answer();
      return state.files.has(fileId) ? fileId.replace('cloud://', 'https://') : undefined;
    },
  };
}
