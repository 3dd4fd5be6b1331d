/**
 * A success whose members stand beside `requestId`, already written as JSON, e.g. `"data":{"total":3}`. It saves parsing
 * and writing documents again; everything else a handler returns is placed under `data`.
 */
export class AdminReply {
  constructor(readonly membersJson: string) {}
}
