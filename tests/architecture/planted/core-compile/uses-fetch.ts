export const ask = () => fetch('https://example.org');
