export const systemClock = { nowMs: () => Date.now() };
