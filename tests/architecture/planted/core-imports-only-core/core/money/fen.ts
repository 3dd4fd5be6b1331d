import { readFileSync } from 'node:fs';

export const fen = () => readFileSync('fen').length;
