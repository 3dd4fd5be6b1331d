import { yuan } from '../../miniprogram/services/yuan';

export const main = () => yuan(1);
