/** Control signs, marks of direction (they would turn around what stands beside them), and signs without a width. */
const unseen = /\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A name or a title that others wrote, on one line and without what would spoil the text around it. */
export function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(unseen, '').replace(/ +/g, ' ').trim();
}
