/** Whether a refusal to save is one of the person: then he has to allow it in the settings. */
export function isAlbumRefusal(errMsg: string): boolean {
  return /auth|deny|denied|authorize/i.test(errMsg);
}
