import { build } from '../scripts/build';

export const main = () => build();
