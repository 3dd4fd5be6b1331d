import { Query } from 'mingo';

export const evaluate = (where: object) => new Query(where);
