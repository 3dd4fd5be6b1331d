export const recordOrder = () => 'recorded';
