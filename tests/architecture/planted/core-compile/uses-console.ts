export const say = () => console.log('hello');
