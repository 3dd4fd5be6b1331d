import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What was proved for one state of the code and one number of runs. */
interface Proof {
  readonly key: string;
  readonly passed: Readonly<Record<string, { readonly seconds: number }>>;
}

/** Remembers in a file what passed, piece by piece, so that a proof that was stopped goes on where it stopped. */
export class ProofProgress {
  private proof: Proof;

  constructor(
    private readonly file: string,
    key: string,
    startsAfresh: boolean,
  ) {
    const kept = startsAfresh ? undefined : this.read();
    this.proof = kept?.key === key ? kept : { key, passed: {} };
  }

  hasPassed(piece: string): boolean {
    return this.proof.passed[piece] !== undefined;
  }

  keep(piece: string, seconds: number): void {
    this.proof = { ...this.proof, passed: { ...this.proof.passed, [piece]: { seconds } } };
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, `${JSON.stringify(this.proof, null, 2)}\n`);
  }

  private read(): Proof | undefined {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Proof) : undefined;
  }
}
