export const last = (days: string[]) => days.at(-1);
