/** Something that a person has to mend before a phone would run the app: where, and in words what. */
export interface BuildProblem {
  readonly file: string;
  readonly line?: number;
  readonly sentence: string;
}

/** A page's or component's own settings, as far as the phone reads them. */
export interface UnitConfig {
  readonly component?: boolean;
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly styleIsolation?: string;
  readonly navigationBarTitleText?: string;
  readonly navigationStyle?: 'default' | 'custom';
  readonly enablePullDownRefresh?: boolean;
  readonly disableScroll?: boolean;
}

/** One page or component: up to four files of one name. */
export interface AppUnit {
  /** Its path from the app's root without an ending; parts of a package begin with `miniprogram_npm/`. */
  readonly id: string;
  readonly kind: 'page' | 'component';
  /** The subpackage in which it lies; '' is the main package. */
  readonly packageRoot: string;
  readonly config: UnitConfig;
  /** Absolute paths of the files that are there. */
  readonly wxml?: string;
  readonly wxss?: string;
  readonly script?: string;
  /** The components that it uses: tag → id. */
  readonly uses: Readonly<Record<string, string>>;
}

export interface SubPackage {
  readonly root: string;
  readonly isIndependent: boolean;
}

/** What app.json says, as far as the phone reads it. */
export interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages?: readonly {
    readonly root: string;
    readonly pages: readonly string[];
    readonly independent?: boolean;
  }[];
  readonly window?: Readonly<Record<string, string | boolean>>;
  readonly tabBar?: {
    readonly color?: string;
    readonly selectedColor?: string;
    readonly backgroundColor?: string;
    readonly list: readonly { readonly pagePath: string; readonly text: string; readonly iconPath?: string }[];
  };
  readonly usingComponents?: Readonly<Record<string, string>>;
}

/** A whole app as its files say it. */
export interface AppSource {
  readonly dir: string;
  readonly config: AppConfig;
  /** Components before those that use them. */
  readonly units: readonly AppUnit[];
  readonly subPackages: readonly SubPackage[];
  readonly problems: readonly BuildProblem[];
}
