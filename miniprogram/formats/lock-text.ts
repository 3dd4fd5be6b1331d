/** Days that a buyer stays a promoter's after a touch, and after an order; null where nobody states them. */
interface LockDays {
  readonly clickDays: number | null;
  readonly orderDays: number | null;
}

/** How long the links of a shop lock a buyer, as one line. */
export function lockText(days: { readonly product: LockDays; readonly content: LockDays } | null): string {
  if (!days) return '—(平台还没有告诉我们)';
  return `商品链接 ${windowText(days.product)};直播、视频、优惠券链接 ${windowText(days.content)}`;
}

function windowText({ clickDays, orderDays }: LockDays): string {
  if (clickDays === null) return '—';
  return orderDays ? `${clickDays} 天,下单后加 ${orderDays} 天` : `${clickDays} 天`;
}
