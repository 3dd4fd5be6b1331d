/** A brand's colour as it may be used: dark enough that white text on it can be read, and a tint of it. */
export interface BrandColour {
  readonly main: string;
  readonly tint: string;
}

const wanted = 4.5;
const step = 0.94;
const tintShare = 0.1;
/** Where text in the brand's colour stands besides its own tint: card and page. White text stands on it as well. */
const grounds: readonly (readonly number[])[] = [
  [0xff, 0xff, 0xff],
  [0xf4, 0xf5, 0xf3],
];

/**
 * Darkens a colour until white text on it, and text in it on card, page and its own tint, reach a contrast of 4.5 to 1
 * (WCAG 2.1, 1.4.3).
 *
 * @param text `#rrggbb`; undefined for anything else, so that a page keeps its own colour
 */
export function brandColour(text: string): BrandColour | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (!match) return undefined;
  let parts = match.slice(1).map((part) => Number.parseInt(part, 16));
  while (!isReadable(parts)) parts = parts.map((part) => Math.floor(part * step));
  return { main: hex(parts), tint: hex(tintOf(parts)) };
}

function isReadable(parts: readonly number[]): boolean {
  return [...grounds, tintOf(parts)].every((ground) => contrast(parts, ground) >= wanted);
}

function tintOf(parts: readonly number[]): number[] {
  return parts.map((part) => Math.round(255 - (255 - part) * tintShare));
}

/** The contrast of two colours of red, green and blue from 0 to 255, the darker one first. */
function contrast(dark: readonly number[], light: readonly number[]): number {
  return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
}

function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => (part < 16 ? `0${part.toString(16)}` : part.toString(16))).join('')}`;
}
