export const logLine = (text: string) => text;
