import { Query } from 'mingo';

export const main = () => new Query({});
