export const first = (days: string[]): string => days[0];
