/** An inline style's rpx by the phone's width, as the build does it for style sheets. */
export function browserValue(value: string): string {
  return value.replace(/(^|[\s:(,])(-?[\d.]+)rpx\b/g, '$1calc($2 * var(--rpx))');
}
