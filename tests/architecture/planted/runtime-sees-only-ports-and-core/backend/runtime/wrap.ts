import { recordOrder } from '../usecases/record-order';

export const wrap = () => recordOrder();
