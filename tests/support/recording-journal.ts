import type { Journal } from '../../backend/ports/journal';

/** A journal that keeps the names of what it was told. */
export function recordingJournal(): Journal & { readonly alarms: string[]; readonly infos: string[] } {
  const alarms: string[] = [];
  const infos: string[] = [];
  return { alarms, infos, alarm: (event) => void alarms.push(event), info: (event) => void infos.push(event) };
}
