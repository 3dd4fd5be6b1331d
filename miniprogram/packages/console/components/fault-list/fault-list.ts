interface ListedFault {
  readonly key: string;
  readonly what: string;
  readonly who: string;
  readonly where: string;
  readonly wayOut: string;
}

/** What is wrong with the connections: what, who mends it, where, and how. */
Component({
  properties: {
    faults: { type: Array, value: [] as ListedFault[] },
    /** When it was looked at. */
    checked: { type: String, value: '' },
  },
});
