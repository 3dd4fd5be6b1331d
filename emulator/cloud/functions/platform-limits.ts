/** Largest event of a synchronous call: https://cloud.tencent.com/document/product/583/11637 */
export const EVENT_LIMIT_BYTES = 6 * 1024 * 1024;

/** Largest return value, status 407 beyond it: https://www.tencentcloud.com/zh/document/product/583/35311 */
export const RESPONSE_LIMIT_BYTES = 6 * 1024 * 1024;

/**
 * Largest return value that a mini-program is handed, error -604001 beyond it ("cloudfunction result size exceed limit
 * (1MB)" in the error table of wx-server-sdk): https://developers.weixin.qq.com/minigame/en/dev/wxcloud/basis/concepts/quota.html
 */
export const CLIENT_RESULT_LIMIT_BYTES = 1024 * 1024;

/** All names and values of a function's environment: https://cloud.tencent.com/document/product/583/11637 */
export const ENVIRONMENT_LIMIT_BYTES = 4 * 1024;

/** A function without `timeout`: https://docs.cloudbase.net/cloud-function/function-configuration/config */
export const DEFAULT_TIMEOUT_SECONDS = 3;
export const MAX_TIMEOUT_SECONDS = 900;

/** A function without `memorySize`: https://docs.cloudbase.net/cloud-function/function-configuration/config */
export const DEFAULT_MEMORY_MB = 256;
export const MIN_MEMORY_MB = 64;
export const MAX_MEMORY_MB = 3072;

/** Loading the code of a new instance does not count against `timeout`; this is how long it may take at most. */
export const LOAD_LIMIT_MS = 65_000;

/** How many instances of one function live at once on this laptop. The platform has no such limit. */
export const OWN_INSTANCE_LIMIT = 8;

/**
 * How many instances of all functions live at once: one for each timer, and one for whoever calls. Fewer would throw out
 * functions each night and start them again, more would take more memory.
 */
export const LIVE_INSTANCE_LIMIT = 10;
