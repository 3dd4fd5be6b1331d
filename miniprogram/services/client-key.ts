/** A key for one wish: however often it is sent, it is done once. */
export function newClientKey(): string {
  return `${Date.now()}-${Math.random().toString(36).slice(2, 10)}`;
}
