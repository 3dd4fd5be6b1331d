export const host = (text: string) => new URL(text).host;
