import { start } from './cloud/start';

export const main = () => start();
