/** The file cannot be explained; the message is one line that says where and what is wrong. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
}

const longestValue = 80;

/** A value from the file as it may stand inside a one-line message: quoted, cut, without line breaks of any kind. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return oneLine(text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);
}

/** Replaces every control character and line separator by its escape, so that a message stays one line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
