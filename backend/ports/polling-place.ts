/** Which environment of the cloud looks at the platform by the clock, where an agency has several. */
export interface PollingPlace {
  /** True when another environment than this one does. */
  isElsewhere(environment: unknown): Promise<boolean>;
}
