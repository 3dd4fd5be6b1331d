import { systemClock } from './adapters/system-clock';
import { readWallet } from './usecases/read-wallet';

export const compose = () => readWallet(systemClock);
