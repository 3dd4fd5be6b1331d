export const clock = { nowMs: Date.now };
