/** The colours of posters. A canvas knows no style variables: these are card, ink-1, ink-3, sunk and line. */
export const colours = {
  paper: 'rgb(255, 255, 255)',
  ink: 'rgb(27, 33, 38)',
  quiet: 'rgb(98, 108, 118)',
  sunk: 'rgb(236, 239, 241)',
  line: 'rgb(213, 218, 223)',
} as const;
