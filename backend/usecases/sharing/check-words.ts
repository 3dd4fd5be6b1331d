import { type CopyLevel, checkCopy } from '../../../core/compliance/check-copy';

/** A promoter's own words as a poster would carry them, and what is in the way. */
export interface CheckedWords {
  /** On one line. */
  readonly words: string;
  readonly level: 'clean' | CopyLevel;
  /** Nothing that may not be published, or that somebody would have to see first, and short enough. */
  readonly mayBeUsed: boolean;
  readonly isTooLong: boolean;
  readonly findings: readonly {
    readonly level: CopyLevel;
    readonly found: string;
    /** The place in `words`, half open. */
    readonly startsAt: number;
    readonly endsAt: number;
    readonly instead: string | null;
    readonly sentence: string;
  }[];
}

/** A poster has room for so many characters of one's own. */
export const mostOwnWords = 20;

/** Checks what a promoter wants to say in his own words on a poster. Nobody reviews them later, so `review` is no as well. */
export function checkWords(given: string): CheckedWords {
  const words = given.replace(/\s+/g, ' ').trim();
  const { level, findings } = checkCopy(words, 'own-words');
  const isTooLong = [...words].length > mostOwnWords;
  return {
    words,
    level,
    mayBeUsed: !isTooLong && level !== 'block' && level !== 'review',
    isTooLong,
    findings: findings.map((finding) => ({
      level: finding.level,
      found: finding.found,
      startsAt: finding.startsAt,
      endsAt: finding.endsAt,
      instead: finding.instead,
      sentence: sentenceOf(finding),
    })),
  };
}

function sentenceOf({ level, found, instead, advice }: ReturnType<typeof checkCopy>['findings'][number]): string {
  const verdict = level === 'warn' ? `「${found}」换一个说法更好` : `「${found}」不能用在宣传里`;
  return instead === null ? `${verdict}。${advice}` : `${verdict},可以换成「${instead}」。`;
}
