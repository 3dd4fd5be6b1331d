/** A value on the wire. `BareNumber` is written without quotes, digit by digit, whatever its size. */
export type Wire =
  | string
  | number
  | boolean
  | null
  | undefined
  | BareNumber
  | readonly Wire[]
  | { [key: string]: Wire };

/** An unsigned 64-bit id that is sent as a JSON number, as the platform does: `JSON.parse` rounds it above 2^53. */
export class BareNumber {
  constructor(readonly digits: string) {
    if (!/^\d+$/.test(digits)) throw new Error(`a bare number needs digits only, got "${digits}"`);
  }
}

/** Writes JSON text; keys whose value is undefined are left out. */
export function writeWire(value: Wire): string {
  if (value instanceof BareNumber) return value.digits;
  if (isList(value)) return `[${value.map((entry) => writeWire(entry ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${writeWire(entry)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

function isList(value: Wire): value is readonly Wire[] {
  return Array.isArray(value);
}

/**
 * Reads JSON text and keeps integers of 16 digits and more as strings, so that no id is rounded.
 * @throws SyntaxError when the text is not JSON.
 */
export function readWire(text: string): unknown {
  return JSON.parse(quoteLongIntegers(text));
}

function quoteLongIntegers(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
  );
}
