import * as v from 'valibot';
import { compose } from '../../backend/compose';
import type { WalletView } from './contract';

export const main = (): WalletView => ({ availableFen: v.parse(v.number(), compose()) });
