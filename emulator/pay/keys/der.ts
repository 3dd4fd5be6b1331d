/** The few shapes of DER (ITU-T X.690) that a certificate consists of. */
const TAG = { integer: 0x02, bits: 0x03, empty: 0x05, name: 0x06, text: 0x0c, time: 0x17, list: 0x30, set: 0x31 };

export function derList(...parts: readonly Buffer[]): Buffer {
  return der(TAG.list, ...parts);
}

export function derSet(...parts: readonly Buffer[]): Buffer {
  return der(TAG.set, ...parts);
}

/** A whole number of any size, not negative. */
export function derInteger(bytes: Buffer): Buffer {
  const isHigh = ((bytes[0] ?? 0) & 0x80) !== 0;
  return der(TAG.integer, isHigh ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export function derBits(bytes: Buffer): Buffer {
  return der(TAG.bits, Buffer.from([0]), bytes);
}

export function derEmpty(): Buffer {
  return der(TAG.empty);
}

export function derText(text: string): Buffer {
  return der(TAG.text, Buffer.from(text, 'utf8'));
}

/** A moment between 1950 and 2049, to the second. */
export function derTime(atMs: number): Buffer {
  const text = new Date(atMs).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(TAG.time, Buffer.from(`${text}Z`, 'ascii'));
}

/** An object identifier, for instance `1.2.840.113549.1.1.11`. */
export function derName(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.name, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** `[number]` around something, as explicit tags do. */
export function derTagged(number: number, inner: Buffer): Buffer {
  return der(0xa0 + number, inner);
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(content.length)]), content]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 + bytes.length, ...bytes];
}
