export type Fen = number;
