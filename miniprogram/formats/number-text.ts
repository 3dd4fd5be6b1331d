/** A long number in groups of four, to be read aloud and compared: '3727 3247 0169 2140 032'. */
export function numberText(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ');
}
