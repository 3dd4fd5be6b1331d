import { createHash } from 'node:crypto';

/** A square picture with a word on a quiet colour of its own: stands for photos of products, shops and people. */
export function wordPicture(word: string): string {
  const hue = (createHash('sha256').update(word).digest()[0] ?? 0) * 1.4;
  const text = word.replace(/[<>&"]/g, '');
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 400 400" role="img">',
    `<title>${text}</title><rect width="400" height="400" fill="hsl(${hue.toFixed(0)} 35% 82%)"/>`,
    `<circle cx="200" cy="170" r="90" fill="hsl(${hue.toFixed(0)} 45% 62%)"/>`,
    `<text x="200" y="340" font-size="48" text-anchor="middle" fill="#1B2126" font-family="sans-serif">${text}</text>`,
    '</svg>',
  ].join('');
}
