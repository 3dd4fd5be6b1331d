export const virtualClock = () => 0;
