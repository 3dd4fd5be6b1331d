/** The invite for which the page was opened: by a link, or by a code that was scanned; '' without one. */
export function inviteTokenOf({ invite, scene = '' }: Readonly<Record<string, string | undefined>>): string {
  if (invite !== undefined) return invite;
  try {
    return decodeURIComponent(scene);
  } catch {
    // A code that somebody broke is as good as none.
    return '';
  }
}
