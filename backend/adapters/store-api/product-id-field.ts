/** The pages show product ids of requests as numbers; one that a number cannot hold goes as text. */
export function productIdField(id: string): number | string {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : id;
}
