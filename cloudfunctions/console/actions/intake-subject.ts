import type { IntakeSubject } from '../../../backend/ports/intake-store';

/** Whose intake an input is about. */
export function intakeSubject(input: {
  readonly brandId: string;
  readonly subject: 'shop' | 'talent';
  readonly subjectAppid: string;
}): IntakeSubject {
  const { brandId, subject, subjectAppid } = input;
  return subject === 'shop' ? { shopAppid: subjectAppid } : { talentAppid: subjectAppid, brandId };
}
