/** What the audit asks of a reason: 4 to 200 characters. */
const shortest = 4;

/** What is missing of a reason; '' when nothing is. */
export function missingReason(reason: string): string {
  return reason.trim().length < shortest ? `请写明原因,至少 ${shortest} 个字。` : '';
}
