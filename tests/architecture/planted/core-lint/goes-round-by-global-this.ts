export const draw = () => globalThis.Math;
