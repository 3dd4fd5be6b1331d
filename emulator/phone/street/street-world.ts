/** A sentence in both languages of the street. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** A card that somebody shared, as it lies in a chat. */
export interface SharedCard {
  readonly from: string;
  readonly title: string;
  readonly path: string;
  readonly kind: 'chat' | 'timeline';
}

/** Where one promoter's money is: the five places of the money line and the two branches. */
export interface MoneyLine {
  readonly estimatedFen: number;
  readonly frozenFen: number;
  readonly freeFen: number;
  readonly payingFen: number;
  readonly paidFen: number;
  readonly takenBackFen: number;
  readonly owedFen: number;
  /** The next day on which something comes free, 'yyyymmdd'. */
  readonly nextDay: string | null;
  /** What the newest frozen order waits for: receipt, hold-days, settlement or due-day. */
  readonly waitingFor: string | null;
}

/** A transaction of the books, with the names of people where the books have numbers. */
export interface BookedEntry {
  readonly id: string;
  readonly atMs: number;
  readonly why: Said;
  readonly orderId: string | null;
  readonly postings: readonly { readonly from: Said; readonly to: Said; readonly amountFen: number }[];
  /** What it changes for promoters, in sentences. */
  readonly changes: readonly Said[];
  /** Fen of a refund that leave a promoter's money, by his openid. */
  readonly reversedFen: Readonly<Record<string, number>>;
}

/** Whether the books add up, worked out from the stored documents alone. */
export interface BooksVerdict {
  readonly entries: number;
  readonly differences: number;
}

export interface StreetBooks {
  /** The oldest first. */
  readonly entries: readonly BookedEntry[];
  readonly verdict: BooksVerdict;
  /** Nights on which the books were held against the platform, and what is open for a person. */
  readonly nights: { readonly done: number; readonly open: number };
  /** How far the deployment has been set up. */
  readonly program: {
    readonly hasAgency: boolean;
    readonly brands: number;
    readonly shops: number;
    readonly isOpen: boolean;
  };
}

/** How often a running function called the database. */
export interface CountedCalls {
  readonly functionName: string;
  readonly byAction: Readonly<Record<string, number>>;
  readonly total: number;
}

/** Moments of the world that have a name. */
export interface StreetStates {
  /** Puts the world to that moment; the cards in the buyer's chat then. undefined: there is no such moment. */
  begin(name: string): Promise<readonly SharedCard[] | undefined>;
  /** Remembers the present under a name. */
  keep(name: string, cards: readonly SharedCard[]): void;
  /** Makes the moments that the chapters start from, unless they are made. */
  prepare(): Promise<void>;
}

/** The local world as the street sees it: addresses, and what whoever started it can tell; no code of the product. */
export interface StreetWorld {
  readonly clientUrl: string;
  readonly adminUrl: string;
  readonly storeUrl: string;
  readonly states: StreetStates;
  /** Grows whenever anything was written: as long as it stands, nobody has to be asked again. */
  readonly version: () => string;
  readonly books: () => StreetBooks;
  readonly hasOwner: () => boolean;
  /** The calls of the invocation that wrote such an entry. */
  readonly callsOf: (entryId: string) => CountedCalls | undefined;
  /** Moments at which the platforms will do something by themselves (epoch ms). */
  readonly comingMs: () => readonly number[];
  /** What everybody is besides his name, as 店员. */
  readonly parts: Readonly<Record<string, Said>>;
  /** Called once before anything is shown: what kind of world it is, `fresh` one where the story can begin. */
  readonly open: () => Promise<'empty' | 'fresh' | 'lived-in'>;
  /** The one-time code of a deployment that has no owner yet. */
  readonly ownerCode: () => string | null;
}
