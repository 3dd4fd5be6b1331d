import fc from 'fast-check';
import jsQR from 'jsqr';
import { mostQrBytes, qrModules } from './qr-modules';

/** A code as a camera would see it: four pixels a module, with a quiet zone of four modules. */
function read(modules: boolean[][]): string | undefined {
  const side = (modules.length + 8) * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (!modules[Math.floor(y / 4) - 4]?.[Math.floor(x / 4) - 4]) continue;
      pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return jsQR(pixels, side, side)?.data;
}

describe('a code of this world', () => {
  it('is read back by a decoder that we did not write', () => {
    const text = 'https://store.weixin.qq.com/shop/a/abcDEF012345';
    expect(read(qrModules(text))).toBe(text);
  });

  it('is read back whatever it says, up to its size', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{1,106}$/), (text) => {
        expect(read(qrModules(text))).toBe(text);
      }),
      { numRuns: 30 },
    );
    expect(() => qrModules('x'.repeat(mostQrBytes + 1))).toThrow('a code holds 106 bytes, got 107');
  });
});
