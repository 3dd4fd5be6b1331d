/**
 * A brand on its way from one deployment to another, in what the function `console` answers. Roles, `requestId`, `reason`
 * and the usual failures are those of contract.ts. Moments are epoch ms.
 */

export type LeavingAction = keyof LeavingInputs;

/** archive-cut: its end is missing · brand-id-taken: there is a brand under this id. */
export type LeavingFailure = 'archive-not-readable' | 'archive-cut' | 'archive-of-other-version' | 'brand-id-taken';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

/** What each action is given. */
export interface LeavingInputs {
  /** A piece of the file; go on with `nextPlace` until it is null, under one `requestId`. */
  readonly archiveBrand: Audited & { readonly brandId: string; readonly place?: string };
  readonly takeInBrand: Audited & {
    /** Under which id it shall be here. */
    readonly brandId: string;
    /** The file as it was uploaded under `archives/`, of any size. */
    readonly fileId: string;
  };
}

export interface ArchiveBrandView {
  /** Lines of JSON: the pieces one after another are the file. */
  readonly text: string;
  readonly nextPlace: string | null;
  /** Rows so far. */
  readonly rows: number;
  /** What no archive moves, to be read before leaving. */
  readonly cannotMove: readonly string[];
}

export interface TakeInBrandView {
  readonly brandId: string;
  readonly name: string;
  readonly groups: number;
  /** Rows that stay in the file as a record, by collection. */
  readonly keptInFile: Readonly<Record<string, number>>;
  readonly cannotMove: readonly string[];
}
