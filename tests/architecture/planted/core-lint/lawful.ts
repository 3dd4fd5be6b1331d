export const dayOf = (atMs: number) => new Date(atMs).toISOString().slice(0, Math.floor(10.5));
