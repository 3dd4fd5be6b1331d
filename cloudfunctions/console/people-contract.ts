/**
 * The people's part of what the function `console` answers. Roles, `requestId`, `reason` and the usual failures are those
 * of contract.ts; somebody of another brand only is answered as not found. Shares are ppm of the fee, moments epoch ms.
 */

export type PeopleAction = keyof PeopleInputs;

/** conditions-missed: the group asks for a list or a verified phone · columns-forbidden: titles that no file may hold. */
export type PeopleFailure =
  | 'budget-used-up'
  | 'person-not-found'
  | 'conditions-missed'
  | 'tags-refused'
  | 'columns-forbidden'
  | 'columns-missing'
  | 'file-not-readable'
  | 'file-too-large'
  | 'import-changed'
  | 'import-empty'
  | 'platform-refused'
  | 'store-not-found';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters; of a suspension and a share of his own 4 at least. */
  readonly reason: string;
}

interface Whose {
  readonly brandId: string;
  readonly promoter: string;
}

export type PeopleFilter =
  | { readonly kind: 'all' | 'left' | 'dormant' }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'store'; readonly storeId: string }
  | { readonly kind: 'invite'; readonly token: string };

interface PeopleFile {
  readonly brandId: string;
  /** The list that phones go onto. */
  readonly list: 'staff' | 'member';
  /** CSV or XLSX, at most 2 MB and 5,000 lines. */
  readonly contentBase64: string;
}

/** What each action is given. */
export interface PeopleInputs {
  readonly peopleList: {
    readonly brandId: string;
    readonly filter?: PeopleFilter;
    /** The beginning of a name, or an id; goes before the filter. */
    readonly search?: string;
    readonly beforeMs?: number;
  };
  readonly personDetail: Whose;
  /** What is not named stays. */
  readonly changePerson: Audited &
    Whose & {
      readonly groupId?: string;
      /** At most ten, of ten characters. */
      readonly tags?: readonly string[];
      /** Null takes him out of his store. */
      readonly storeId?: string | null;
    };
  readonly setPersonShare: Audited & Whose & { readonly sharePpm: number; readonly fromMs?: number };
  /** He reads the reason. */
  readonly suspendPerson: Audited & Whose;
  readonly resumePerson: Audited & Whose;
  readonly unbindPerson: Audited & Whose;
  readonly previewPeopleImport: PeopleFile;
  readonly applyPeopleImport: Audited & PeopleFile & { readonly fileHash: string };
}

/** never-here: bound at the platform and never came to us · left: ended his part in this brand himself. */
export type Standing = 'bound' | 'never-here' | 'suspended' | 'unbound' | 'left';

export interface PersonLineView {
  readonly promoter: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly standing: Standing;
  readonly groupId: string;
  readonly groupName: string;
  readonly tags: readonly string[];
  readonly storeId: string | null;
  readonly joinedAtMs: number;
  readonly activeAtMs: number;
  /** No new link for 30 days. */
  readonly isDormant: boolean;
  readonly sharePpm: number;
  readonly hasOwnShare: boolean;
}

export interface PeopleListView {
  readonly people: readonly PersonLineView[];
  /** Pass as `beforeMs` for the next page; null when there is none. */
  readonly nextBeforeMs: number | null;
}

export interface PersonDetailView extends PersonLineView {
  readonly source: { readonly kind: string; readonly label: string } | null;
  readonly liveLinks: number;
  readonly suspendedReason: string | null;
  readonly leftAtMs: number | null;
  readonly groupSharePpm: number;
  readonly ownShares: readonly { readonly fromMs: number; readonly sharePpm: number }[];
  readonly groups: readonly { readonly groupId: string; readonly name: string }[];
  readonly history: readonly {
    readonly atMs: number;
    readonly name: string;
    readonly action: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly reason: string;
  }[];
}

export interface ChangePersonView {
  readonly groupId: string;
  readonly tags: readonly string[];
  readonly storeId: string | null;
}

export interface SetPersonShareView {
  readonly sharePpm: number;
  readonly fromMs: number;
}

export interface StandingView {
  readonly status: 'bound' | 'unbound' | 'suspended';
}

/** What a file would do, or did. Nobody becomes a promoter by it. */
export interface PeopleImportView {
  readonly fileHash: string;
  readonly listed: number;
  readonly marked: number;
  /** Every broken line with its number and what to do about it. */
  readonly problems: readonly { readonly line: number; readonly code: string; readonly sentence: string }[];
  readonly wasTakenIn: boolean;
}
