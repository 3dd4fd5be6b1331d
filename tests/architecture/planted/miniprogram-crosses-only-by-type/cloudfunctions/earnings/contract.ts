export const actions = ['wallet'];
