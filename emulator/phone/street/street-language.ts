import type { Said } from './street-world';

export type Language = keyof Said;

let spoken: Language = 'zh';

export function speakLanguage(language: Language): void {
  spoken = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** A sentence in the language that the street speaks now. The phones speak Chinese: they are WeChat's. */
export function inLanguage(said: Said): string {
  return said[spoken];
}

export function spokenLanguage(): Language {
  return spoken;
}
