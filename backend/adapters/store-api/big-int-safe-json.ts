import { type Outcome, ok, rejected } from '../../../core/outcome';

const mayHoldBigIntegers = /\d{16}/;
const blank = new Set([' ', '\n', '\r', '\t']);

/**
 * Parses JSON and gives every bare integer of 16 or more digits as text, exactly as it was written.
 *
 * The platform sends ids such as 3705115058471208928 as bare numbers. They are above 2^53, so JSON.parse would round
 * them and make two orders one. Texts are scanned as texts: digits inside of them stay as they are.
 *
 * Rejection: not-json, with what it looks like instead; nothing of the text itself.
 */
export function parseBigIntSafeJson(text: string): Outcome<unknown, 'not-json'> {
  try {
    return ok(JSON.parse(mayHoldBigIntegers.test(text) ? quoteBigIntegers(text) : text));
  } catch {
    // The parser's own message quotes the text, which may hold a person's data.
    const kind = text.trim() === '' ? 'empty' : text.trimStart().startsWith('<') ? 'markup' : 'text';
    return rejected('not-json', `${kind} of ${text.length} characters`);
  }
}

/** Puts quotes around big integers where a JSON value may stand, and changes nothing else, so garbage stays garbage. */
function quoteBigIntegers(text: string): string {
  let quoted = '';
  let copiedTo = 0;
  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === '"') {
      at = endOfText(text, at);
    } else if (letter === '-' || isDigit(letter)) {
      const end = endOfNumber(text, at);
      if (isBigInteger(text.slice(at, end)) && !isFollowedByColon(text, end)) {
        quoted += `${text.slice(copiedTo, at)}"${text.slice(at, end)}"`;
        copiedTo = end;
      }
      at = end;
    } else {
      at += 1;
    }
  }
  return quoted + text.slice(copiedTo);
}

/** The place behind the closing quote of the text that opens at `start`. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === '"') return at + 1;
    at += letter === '\\' ? 2 : 1;
  }
  return text.length;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && (isDigit(text.charAt(at)) || '.eE+-'.includes(text.charAt(at)))) at += 1;
  return at;
}

function isBigInteger(number: string): boolean {
  return /^-?[1-9]\d{15,}$/.test(number);
}

/** A number as a key is no JSON; quoting it would make it some. */
function isFollowedByColon(text: string, end: number): boolean {
  let at = end;
  while (blank.has(text.charAt(at))) at += 1;
  return text.charAt(at) === ':';
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9';
}
