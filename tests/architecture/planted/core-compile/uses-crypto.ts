export const chance = () => crypto.randomUUID();
