export const read = () => require('node:fs');
