/** The salted hash of a phone number, under which lists know people: no list holds a number that could be read. */
export interface PhoneHasher {
  /** `phone` is eleven digits. */
  hashOf(phone: string): string;
}
