export const build = () => 0;
