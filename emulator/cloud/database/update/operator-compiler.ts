import type { Draft } from './draft';

/** Changes one path of a draft. */
export type PathChange = (draft: Draft, path: string) => void;

/** Reads an operator's operand once; the change is then made in each document. */
export type OperatorCompiler = (operand: unknown, nowMs: () => number) => PathChange;
