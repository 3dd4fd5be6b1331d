/**
 * What the platform refuses to exceed. All are on by default.
 *
 * Sources: get https://docs.cloudbase.net/database/fetch; aggregate
 * https://developers.weixin.qq.com/community/develop/article/doc/000624c67c8b48611dba2b12058c13 (measured);
 * transactions https://docs.cloudbase.net/en/error-code/DATABASE_TRANSACTION_FAIL; answers
 * https://developers.weixin.qq.com/minigame/en/dev/wxcloud/basis/concepts/quota.html; indexes
 * https://cloud.tencent.com/document/product/876/32310; documents and keys
 * https://www.mongodb.com/docs/manual/reference/limits/ (keys: of version 4.0, which the service descends from).
 */
export interface DatabaseLimits {
  /** Documents of a get without limit. */
  readonly getDefault: number;
  /** Documents of a get with a limit, at most. */
  readonly getMax: number;
  /** Documents of an aggregate without a limit. */
  readonly aggregateDefault: number;
  readonly aggregateMax: number;
  /** Wire calls that carry one transaction's id, commit and abort not counted. */
  readonly transactionOperations: number;
  /** In time that really passes, whatever the world's clock does. */
  readonly transactionLifeMs: number;
  /** How long a plain write waits, in real time, for a document that a transaction holds. */
  readonly lockWaitRealMs: number;
  /** The documents of one answer, as JSON. */
  readonly answerBytes: number;
  /** The documents or the update of one write and its query, as JSON. */
  readonly writeBytes: number;
  /** A stored document, as BSON: one update after another may grow it up to here. */
  readonly documentBytes: number;
  readonly documentDepth: number;
  readonly indexKeyBytes: number;
  readonly indexesPerCollection: number;
  /** An unindexed query over a collection with more documents fails; false switches that off. */
  readonly scanLimit: number | false;
}

export const DEFAULT_LIMITS: DatabaseLimits = {
  getDefault: 100,
  getMax: 1_000,
  aggregateDefault: 20,
  aggregateMax: 10_000,
  transactionOperations: 100,
  transactionLifeMs: 30_000,
  lockWaitRealMs: 10_000,
  answerBytes: 16 * 1024 * 1024,
  writeBytes: 5 * 1024 * 1024,
  documentBytes: 16 * 1024 * 1024,
  documentDepth: 100,
  indexKeyBytes: 1_024,
  indexesPerCollection: 20,
  scanLimit: 1_000,
};
