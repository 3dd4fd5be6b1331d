const minuteMs = 60_000;
const hourMs = 3_600_000;

/** How much time is left, as people read it: '还剩 5 小时 20 分'; under a minute is one minute. */
export function restText(leftMs: number): string {
  const minutes = Math.max(1, Math.ceil(leftMs / minuteMs));
  const hours = Math.floor(minutes / (hourMs / minuteMs));
  const rest = minutes - hours * 60;
  if (hours === 0) return `还剩 ${rest} 分`;
  return rest === 0 ? `还剩 ${hours} 小时` : `还剩 ${hours} 小时 ${rest} 分`;
}
